/*
 * Mistakes that people make, one at a time: each gives exactly one message,
 * with its slug, at its place.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/check.h"

#include "load/made.h"
#include "load/sampling.h"

#define PROGRAM  "auditbinder.yaml"
#define CONTROLS "controls/cm.yaml"
#define POLICY   "policies/acp.md"
#define OLD      "policies/versions/ACP/0.9.md"
#define FOLDER   "evidence/2026-H1/CM-01"
#define SIDECAR  "evidence/2026-H1/CM-01/2026-03-31-review.csv.yaml"

struct mistake {
    const char *what;
    const char *path, *find, *by; /* FIND NULL: PATH is a new file BY */
    const char *slug, *where;     /* "file:line:column" */
    const char *hint;             /* a piece of it, or NULL */
};

static const struct mistake mistakes[] = {
    {"unknown key", CONTROLS, "frequency:", "freqency:", "unknown-key",
     CONTROLS ":5:5", "frequency"},
    {"unknown key at the top", PROGRAM, "default_period:", "defualt_period:",
     "unknown-key", PROGRAM ":15:1", "default_period"},
    {"key of another tool", POLICY, "status: approved",
     "status: approved\nrevisions: []", "unknown-key", POLICY ":6:1",
     "here it is 'history'"},
    {"file of another tool", "controls/tsc.yaml", NULL,
     "name: TSC\nCC1.1:\n  name: x\nCC1.2:\n  name: y\n", "missing-key",
     "controls/tsc.yaml:1:1", "write 'controls:'"},
    {"control without a list", "controls/one.yaml", NULL,
     "id: CM-09\ntitle: One\nowner: cto\n", "missing-key",
     "controls/one.yaml:1:1", "behind '- '"},
    {"exception from an unknown policy", "exceptions.yaml", NULL,
     "exceptions:\n  - {id: E-1, policy: NOPE, found: 2026-02-03, what: W.}\n",
     "unknown-policy", "exceptions.yaml:2:23", NULL},
    {"name of the starter", PROGRAM, "name: Larkfield", "name: Your Company",
     "names-of-the-starter", PROGRAM ":2:9", "write your own"},
    {"blank id", CONTROLS, "id: CM-01", "id: \" \"", "wrong-type",
     CONTROLS ":2:9", NULL},
    {"dangling criterion", CONTROLS, "CC6.1, A1.2", "CC6.1, A1.2, CC6.11",
     "unknown-criterion", CONTROLS ":7:29", "CC6.1"},
    {"dangling policy", CONTROLS, "policies: [ACP]", "policies: [ACPP]",
     "unknown-policy", CONTROLS ":15:16", "ACP"},
    {"dangling role", CONTROLS, "owner: cto", "owner: cio", "unknown-role",
     CONTROLS ":8:12", "cto"},
    {"dangling control", POLICY, "[CM-01]", "[CM-01, CM-10]", "unknown-control",
     POLICY ":13:19", "CM-01"},
    {"dangling period", PROGRAM, "default_period: 2026-H1",
     "default_period: 2026-H2", "unknown-period", PROGRAM ":15:17", "2026-H1"},
    {"dangling person", PROGRAM, "person: mara", "person: mary",
     "unknown-person", PROGRAM ":8:35", "mara"},
    {"dangling policy in a packet", PROGRAM, "policies: [ACP]",
     "policies: [ACP, NSP]", "unknown-policy", PROGRAM ":17:45", NULL},
    {"packet without policies", PROGRAM, ", policies: [ACP]", "",
     "packet-empty", PROGRAM ":17:5", "policies"},
    {"no such day", POLICY, "approved: 2026-01-12", "approved: 2026-02-30",
     "bad-date", POLICY ":8:11", "2026-03-31"},
    {"date of another order", PROGRAM, "from: 2026-01-01", "from: 01.01.2026",
     "bad-date", PROGRAM ":13:11", "year-month-day"},
    {"missing owner", CONTROLS, "    owner: cto\n", "", "missing-owner",
     CONTROLS ":2:5", "owner"},
    {"missing id", CONTROLS, "- id: CM-01\n    title", "- title", "missing-key",
     CONTROLS ":2:5", NULL},
    {"missing name", PROGRAM, "name: Larkfield", "short: Lark", "missing-key",
     PROGRAM ":2:3", NULL},
    {"broken YAML", CONTROLS, "title: Access review",
     "title: Access: the review", "yaml-syntax", CONTROLS ":3:18", "quotes"},
    {"open bracket", CONTROLS, "[CC6.1, A1.2]", "[CC6.1, A1.2", "yaml-syntax",
     CONTROLS ":7:15", NULL},
    {"open quotation", PROGRAM, "name: Larkfield", "name: \"Larkfield",
     "yaml-syntax", PROGRAM ":2:9", "close"},
    {"tab indentation", CONTROLS, "    owner: cto", "\towner: cto",
     "tab-indentation", CONTROLS ":8:1", "blanks"},
    {"duplicate control", "controls/more.yaml", NULL,
     "controls:\n  - id: CM-01\n    title: Again\n", "duplicate-id",
     "controls/more.yaml:2:9", CONTROLS ":2:9"},
    {"duplicate key", CONTROLS, "    mode: periodic",
     "    mode: periodic\n    title: Other", "duplicate-key", CONTROLS ":7:5",
     "line 3, column 5"},
    {"unknown frequency", CONTROLS, "frequency: quarterly",
     "frequency: quartely", "unknown-word", CONTROLS ":5:16", "quarterly"},
    {"unknown category", CONTROLS, "primary: Security", "primary: Safety",
     "unknown-word", CONTROLS ":4:14", "Confidentiality"},
    {"unknown category in scope", PROGRAM, "[security, availability]",
     "[security, availability, secrecy]", "unknown-word", PROGRAM ":4:38",
     "Privacy"},
    {"wrong type", CONTROLS, "criteria: [CC6.1, A1.2]", "criteria: CC6.1",
     "wrong-type", CONTROLS ":7:15", "[a, b]"},
    {"list for a text", CONTROLS, "owner: cto", "owner: [cto]", "wrong-type",
     CONTROLS ":8:12", NULL},
    {"colon in a step", CONTROLS, "    mode: periodic",
     "    mode: periodic\n    steps:\n      - The CTO checks: all users",
     "wrong-type", CONTROLS ":8:9", "quotes"},
    {"unclosed front matter", POLICY, "controls: [CM-01]\n---\n",
     "controls: [CM-01]\n", "unclosed-front-matter", POLICY ":1:1", "---"},
    {"no front matter", "policies/new.md", NULL, "# A policy\n",
     "no-front-matter", "policies/new.md:1:1", "---"},
    {"policy without version", POLICY, "version: \"1.0\"\n", "",
     "policy-incomplete", POLICY ":2:1", "1.0"},
    {"policy in force too soon", POLICY, "effective: 2026-01-15",
     "effective: 2026-01-10", "policy-dates-contradict", POLICY ":9:12", NULL},
    {"policy approved by its owner", POLICY, "approver: cto", "approver: lead",
     "owner-approves", POLICY ":7:11", NULL},
    {"draft policy", POLICY, "status: approved", "status: draft",
     "policy-not-approved", POLICY ":5:9", NULL},
    {"review overdue", POLICY, "next_review: 2027-01-12",
     "next_review: 2026-03-01", "policy-review-due", POLICY ":11:14", NULL},
    {"not UTF-8", CONTROLS, "Keeps rights few.", "Keeps \xE4 few.", "not-utf8",
     CONTROLS ":9:20", "UTF-8"},
    {"unknown evidence folder", "evidence/2026-H1/CM-1/a.csv", NULL, "x\n",
     "unknown-evidence-folder", "evidence/2026-H1/CM-1", "CM-01"},
    {"folder with more than an id", "evidence/2026-H1/CM-01 Changes/a.csv",
     NULL, "x\n", "unknown-evidence-folder", "evidence/2026-H1/CM-01 Changes",
     "such as CM-01"},
    {"unknown period folder", "evidence/2026-H3/CM-01/a.csv", NULL, "x\n",
     "unknown-evidence-folder", "evidence/2026-H3", "2026-H1"},
    {"lone evidence file", "evidence/2026-H1/a.csv", NULL, "x\n",
     "unknown-evidence-folder", "evidence/2026-H1/a.csv", "<control>"},
    {"sidecar naming a missing file", FOLDER "/evidence.yaml", NULL,
     "files:\n  - file: 2026-03-31-reviw.csv\n", "sidecar-without-file",
     FOLDER "/evidence.yaml:2:11", "2026-03-31-review.csv"},
    {"described twice", FOLDER "/evidence.yaml", NULL,
     "files:\n  - file: 2026-03-31-review.csv\n", "described-twice",
     FOLDER "/evidence.yaml:2:5", "line"},
    {"captured before performed", SIDECAR, "captured: 2026-04-02",
     "captured: 2026-03-30", "evidence-dates-contradict", SIDECAR ":2:11",
     "performed"},
    {"performed outside the period", SIDECAR,
     "performed: 2026-03-31\ncaptured: 2026-04-02",
     "performed: 2025-12-30\ncaptured: 2026-04-02", "evidence-outside-period",
     SIDECAR ":1:12", "covers"},
    {"unknown kind of evidence", SIDECAR, "kind: population", "kind: populaton",
     "unknown-evidence-kind", SIDECAR ":3:7", "population"},
    {"empty evidence", FOLDER "/2026-03-31-empty.csv", NULL, "",
     "evidence-empty", FOLDER "/2026-03-31-empty.csv", NULL},
    {"archive as evidence", FOLDER "/2026-03-31-all.zip", NULL, "PK",
     "evidence-archive", FOLDER "/2026-03-31-all.zip", NULL},
    {"missed quarter", SIDECAR, "performed: 2026-03-31\ncaptured: 2026-04-02",
     "performed: 2026-05-01\ncaptured: 2026-05-02", "occurrence-missing",
     CONTROLS ":5:16", "did_not_occur"},
    {"late quarter", SIDECAR, "performed: 2026-03-31\ncaptured: 2026-04-02",
     "performed: 2026-04-09\ncovers: {from: 2026-01-01, to: 2026-03-31}\n"
     "captured: 2026-04-09",
     "occurrence-late", SIDECAR ":1:12", "grace"},
    {"undated evidence", FOLDER "/review.csv", NULL, "x\n", "evidence-undated",
     FOLDER "/review.csv", "performed"},
    {"evidence after the control's end", CONTROLS, "    owner: cto",
     "    owner: cto\n    effective_to: 2026-05-01", "evidence-outside-windows",
     FOLDER "/2026-05-20-review.csv", "effective_to"},
    {"unknown window rule", CONTROLS, "    owner: cto",
     "    owner: cto\n    windows: {partial: dew}", "unknown-word",
     CONTROLS ":9:24", "due"},
    {"unknown window key", CONTROLS, "    owner: cto",
     "    owner: cto\n    windows: {grade: 5}", "unknown-key", CONTROLS ":9:15",
     "grace"},
    {"grace that is no number", PROGRAM, "default_period:",
     "windows: {grace: soon}\ndefault_period:", "unknown-word",
     PROGRAM ":15:18", "number"},
    {"effective range backwards", CONTROLS, "    owner: cto",
     "    owner: cto\n    effective_from: 2026-05-01\n"
     "    effective_to: 2026-02-01",
     "effective-range-backwards", CONTROLS ":10:19", NULL},
    {"no variation chosen", CONTROLS, "    variation: export\n", "",
     "variation-not-chosen", CONTROLS ":2:5", NULL},
    {"unknown variation", CONTROLS, "variation: export", "variation: exprt",
     "unknown-variation", CONTROLS ":14:16", "export"},
    {"vague word", CONTROLS, "each quarter", "regularly", "vague-word",
     CONTROLS ":10:16", "how often"},
    {"vague due date", CONTROLS, "    owner: cto",
     "    owner: cto\n    due: In a timely manner.", "vague-word",
     CONTROLS ":9:10", "hours or days"},
    {"nobody acts", CONTROLS, "The CTO reviews all users each quarter",
     "All users are thoroughly reviewed each quarter", "passive-voice",
     CONTROLS ":10:16", "'The CTO"},
    {"either or", "controls/more.yaml", NULL,
     "controls:\n"
     "  - {id: LS-26, title: Other, primary: Security, frequency: ongoing,\n"
     "     criteria: [CC6.1], owner: cto, purpose: P, statement: S,\n"
     "     effective_from: 2027-01-01}\n",
     "variation-not-chosen", "controls/more.yaml:2:5", "variations"},
    {"role that nobody holds", PROGRAM, ", person: joel", "", "role-vacant",
     PROGRAM ":9:10", "person"},
    {"one person under two titles", PROGRAM, "person: joel", "person: mara",
     "owner-approves", POLICY ":7:11", "another person"},
    {"next review beyond the cadence", POLICY, "reviewed: 2026-01-12",
     "reviewed: 2024-01-12", "policy-review-due", POLICY ":11:14", NULL},
    {"stale without a cadence", POLICY,
     "reviewed: 2026-01-12\nnext_review: 2027-01-12\nreview: annual\n",
     "reviewed: 2025-01-12\n", "policy-review-due", POLICY ":10:11", NULL},
    {"withdrawn standard", POLICY, "## Purpose\n",
     "## Purpose\n\nBy NIST SP 800-88 (Rev. 1).\n", "withdrawn-standard",
     POLICY ":18:12", "Rev. 2"},
    {"home folder in a policy", POLICY, "## Purpose\n",
     "## Purpose\n\nSee `/home/mara/notes`.\n", "private-path", POLICY ":18:6",
     NULL},
    {"home folder in a fact", SIDECAR, "kind: population",
     "query: run C:\\Users\\mara\\q.sql", "private-path", SIDECAR ":3:8", NULL},
    {"home folder in a step", CONTROLS, "    owner: cto",
     "    owner: cto\n    steps: [\"The CTO opens file:///srv/x.\"]",
     "private-path", CONTROLS ":9:14", NULL},
    {"screenshot of no place", SIDECAR, "kind: population",
     "kind: screenshot\nclock: \"2026-03-31 10:02 UTC\"",
     "screenshot-undeclared", SIDECAR ":3:7", "url"},
    {"screenshot of no time", SIDECAR, "kind: population",
     "kind: screenshot\nurl: https://id.example/users", "screenshot-undeclared",
     SIDECAR ":3:7", "clock"},
    {"out of scope", CONTROLS, "primary: Security", "primary: Privacy",
     "category-out-of-scope", CONTROLS ":4:14", NULL},
    {"reference twice", CONTROLS, "[CC6.1, A1.2]", "[CC6.1, A1.2, CC6.1]",
     "named-twice", CONTROLS ":7:29", NULL},
    {"criterion unmet", CONTROLS, "[CC6.1, A1.2]", "[CC6.1]", "criterion-unmet",
     PROGRAM ":4:13", "criteria"},
    {"period backwards", PROGRAM, "to: 2026-06-30", "to: 2025-06-30",
     "period-dates", PROGRAM ":14:9", NULL},
    {"short period", PROGRAM, "to: 2026-06-30", "to: 2026-05-31",
     "period-short", PROGRAM ":13:11", NULL},
    {"gap before the period", PROGRAM, "    to: 2026-06-30",
     "    to: 2026-06-30\n    prior_to: 2025-12-30", "period-gap",
     PROGRAM ":15:15", NULL},
    {"no status of a period", PROGRAM, "    to: 2026-06-30",
     "    to: 2026-06-30\n    status: palnned", "unknown-word",
     PROGRAM ":15:13", "planned"},
    {"planned period that has begun", PROGRAM, "    to: 2026-06-30",
     "    to: 2026-06-30\n    status: planned", "period-begun", PROGRAM ":11:5",
     "open"},
    {"control without evidence", "controls/more.yaml", NULL,
     "controls:\n"
     "  - {id: CM-02, title: Other, primary: Security, frequency: daily,\n"
     "     criteria: [CC6.1], owner: cto, purpose: P, statement: S}\n",
     "control-without-evidence", "controls/more.yaml:2:5", NULL},
    {"unknown rule", PROGRAM, "default_period:",
     "rules: [{rule: vage-word, severity: note, reason: R}]\n"
     "default_period:",
     "unknown-rule", PROGRAM ":15:16", "vague-word"},
    {"rule without a reason", PROGRAM, "default_period:",
     "rules: [{rule: vague-word, severity: note}]\ndefault_period:",
     "missing-key", PROGRAM ":15:9", NULL},
    {"rule with an empty reason", PROGRAM, "default_period:",
     "rules: [{rule: vague-word, severity: note, reason: \"\"}]\n"
     "default_period:",
     "wrong-type", PROGRAM ":15:52", NULL},
    {"unknown severity", PROGRAM, "default_period:",
     "rules: [{rule: vague-word, severity: mild, reason: R}]\n"
     "default_period:",
     "unknown-word", PROGRAM ":15:38", "warning"},
    {"rule that is fixed", PROGRAM, "default_period:",
     "rules: [{rule: cannot-read, severity: off, reason: R}]\n"
     "default_period:",
     "rule-fixed", PROGRAM ":15:16", NULL},
    {"secrets set off", PROGRAM, "default_period:",
     "rules: [{rule: secret-in-evidence, severity: off, reason: R}]\n"
     "default_period:",
     "rule-fixed", PROGRAM ":15:16", "allow_secrets"},
    {"rule for nothing", PROGRAM, "default_period:",
     "rules: [{rule: vague-word, severity: off, reason: R, for: [CM-1]}]\n"
     "default_period:",
     "unknown-control", PROGRAM ":15:60", "CM-01"},
    {"rule for no period", PROGRAM, "default_period:",
     "rules: [{rule: vague-word, severity: off, reason: R, period: Q1}]\n"
     "default_period:",
     "unknown-period", PROGRAM ":15:62", NULL},
    {"rule without a finding", PROGRAM, "default_period:",
     "rules: [{rule: vague-word, severity: off, reason: R}]\n"
     "default_period:",
     "rule-without-finding", PROGRAM ":15:9", "remove"},
    {"control without primary", "controls/more.yaml", NULL,
     "controls:\n"
     "  - {id: CM-02, title: Other, frequency: daily, criteria: [CC6.1], "
     "purpose: P, statement: S,\n"
     "     owner: cto, effective_from: 2027-01-01}\n",
     "missing-primary", "controls/more.yaml:2:5", "primary"},
    {"control without frequency", "controls/more.yaml", NULL,
     "controls:\n"
     "  - {id: CM-02, title: Other, primary: Security, criteria: [CC6.1], "
     "purpose: P, statement: S,\n"
     "     owner: cto, effective_from: 2027-01-01}\n",
     "missing-frequency", "controls/more.yaml:2:5", "frequency"},
    {"control without criteria", "controls/more.yaml", NULL,
     "controls:\n"
     "  - {id: CM-02, title: Other, primary: Security, frequency: daily, "
     "purpose: P, statement: S,\n"
     "     owner: cto, effective_from: 2027-01-01}\n",
     "missing-criteria", "controls/more.yaml:2:5", "criteria"},
    {"control without purpose", "controls/more.yaml", NULL,
     "controls:\n"
     "  - {id: CM-02, title: Other, primary: Security, frequency: daily, "
     "criteria: [CC6.1], statement: S,\n"
     "     owner: cto, effective_from: 2027-01-01}\n",
     "missing-purpose", "controls/more.yaml:2:5", "purpose"},
    {"control without statement", "controls/more.yaml", NULL,
     "controls:\n"
     "  - {id: CM-02, title: Other, primary: Security, frequency: daily, "
     "criteria: [CC6.1], purpose: P,\n"
     "     owner: cto, effective_from: 2027-01-01}\n",
     "missing-statement", "controls/more.yaml:2:5", "statement"},
    {"unknown group", CONTROLS, "    owner: cto",
     "    owner: cto\n    category: ZZ", "unknown-group", CONTROLS ":9:15",
     NULL},
    {"policy that does not name back", "controls/more.yaml", NULL,
     "controls:\n"
     "  - {id: CM-02, title: Other, primary: Security, frequency: daily, "
     "criteria: [CC6.1], purpose: P,\n"
     "     statement: S, owner: cto, effective_from: 2027-01-01, "
     "policies: [ACP]}\n",
     "named-one-way", "controls/more.yaml:3:71", "take the policy out"},
    {"policy that cites nothing", POLICY, "controls: [CM-01]\n", "",
     "policy-cites-nothing", POLICY ":2:1", "criteria"},
    {"superseded file that is not there", SIDECAR, "kind: population",
     "supersedes: old.csv", "unknown-superseded-file", SIDECAR ":3:13",
     "folder"},
    {"hidden character", CONTROLS, "Keeps rights few.",
     "Keeps \xE2\x80\xAErights few.", "hidden-yaml-character", CONTROLS ":9:20",
     NULL},
    {"unknown sampling profile", PROGRAM, "default_period:",
     "sampling: asurancelab\ndefault_period:", "unknown-profile",
     PROGRAM ":15:11", "assurancelab"},
    {"misspelled list", PROGRAM, "roles:", "rolls:", "unknown-key",
     PROGRAM ":7:1", "roles"},
    {"misspelled criterion", CONTROLS, "CC6.1,", "CC 6.1,", "unknown-criterion",
     CONTROLS ":7:16", "CC6.1"},
    {"misspelled category in scope", PROGRAM, "security, availability",
     "security, availabilty", "unknown-word", PROGRAM ":4:24", "Availability"},
    {"rows miscounted", SIDECAR, "kind: population", "rows: 12",
     "population-rows", SIDECAR ":3:7", "heading"},
    {"rows that are no number", SIDECAR, "kind: population", "rows: some",
     "population-rows", SIDECAR ":3:7", "digits"},
    {"rows that the source has not", SIDECAR, "kind: population",
     "rows: 0\nsource_rows: 5", "rows-differ", SIDECAR ":3:7", "note"},
    {"pick that the list lacks", SIDECAR, "kind: population",
     "samples: [2026-05-20]", "sample-not-in-population", SIDECAR ":3:11",
     "list"},
    {"item nobody picked", SIDECAR, "kind: population", "items: [CHG-1]",
     "unknown-sample", SIDECAR ":3:9", "samples"},
    {"picks that are not there", SIDECAR, "kind: population",
     "picks: picks.csv", "unknown-picks-file", SIDECAR ":3:8", "CSV"},
    {"request without a list", SIDECAR, "kind: population", "requests: [PBC-1]",
     "unknown-request", SIDECAR ":3:12", "requests/"},
    {"list of no period", "requests/2026-H9.csv", NULL,
     "Request ID,Control\nPBC-1,CM-01\n", "unknown-period",
     "requests/2026-H9.csv", "requests/"},
    {"list without headings", "requests/2026-H1.csv", NULL, "PBC-1,CM-01\n",
     "requests-without-header", "requests/2026-H1.csv", "Request ID"},
    {"list that is no CSV", "requests/2026-H1.csv", NULL,
     "Request ID,Control\nPBC-1,\"CM-01\n", "bad-csv",
     "requests/2026-H1.csv:2:7", NULL},
    {"list that is no spreadsheet", "requests/2026-H1.xlsx", NULL, "PK",
     "bad-xlsx", "requests/2026-H1.xlsx", "CSV"},
    {"request twice", "requests/2026-H1.csv", NULL,
     "Request ID,Control\nPBC-1,CM-01\nPBC-1,CM-01\n", "duplicate-id",
     "requests/2026-H1.csv:3:1", "line 2"},
    {"request without an id", "requests/2026-H1.csv", NULL,
     "Request ID,Control,Due\n,CM-01,2026-07-01\n", "request-without-id",
     "requests/2026-H1.csv:2", NULL},
    {"due on some day", "requests/2026-H1.csv", NULL,
     "Request ID,Control,Due\nPBC-1,CM-01,03/04/2026\n", "request-due-unclear",
     "requests/2026-H1.csv:2:13", "2026-03-31"},
    {"request nobody answers", "requests/2026-H1.csv", NULL,
     "Request ID,Description,Due\nPBC-1,The chart,2026-07-01\n",
     "request-unanswered", "requests/2026-H1.csv:2:1", "requests:"},
    {"unknown portal", PROGRAM, "default_period:",
     "output: {portal: dratta}\ndefault_period:", "unknown-portal",
     PROGRAM ":15:18", "drata"},
    {"secret in evidence", FOLDER "/2026-03-31-log.txt", NULL,
     "one\n\xC3\xA9 postgres://app:Hk83nd02x@db/x\n", "secret-in-evidence",
     FOLDER "/2026-03-31-log.txt:2:18", "allow_secrets"},
    {"key by its name", FOLDER "/2026-03-31-server.p12", NULL, "x",
     "secret-in-evidence", FOLDER "/2026-03-31-server.p12", NULL},
    {"allowed secret that is not there", SIDECAR, "kind: population",
     "allow_secrets: a test", "allowed-secret-absent", SIDECAR ":3:16",
     "remove"},
    {"encrypted PDF", FOLDER "/2026-03-31-a.pdf", NULL,
     "%PDF-1.6\ntrailer\n<</Root 1 0 R /Encrypt\n5 0 R>>\n",
     "evidence-encrypted", FOLDER "/2026-03-31-a.pdf", "password"},
    {"encrypted document", FOLDER "/2026-03-31-a.docx", NULL,
     "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "evidence-encrypted",
     FOLDER "/2026-03-31-a.docx", "password"},
    {"old document", FOLDER "/2026-03-31-a.doc", NULL,
     "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "legacy-format",
     FOLDER "/2026-03-31-a.doc", "DOCX"},
    {"photograph of a telephone", FOLDER "/2026-03-31-a.HEIC", NULL, "....ftyp",
     "legacy-format", FOLDER "/2026-03-31-a.HEIC", "JPEG"},
    {"same bytes twice", FOLDER "/2026-03-31-copy.csv", NULL, "user,decision\n",
     "duplicate-evidence", FOLDER "/2026-03-31-review.csv", "controls"},
    {"version of no policy", OLD, NULL, "---\nid: ACQ\ntitle: A\n---\n",
     "version-without-policy", OLD ":2:5", "ACP"},
    {"version that is the newest", OLD, NULL,
     "---\nid: ACP\ntitle: A\nversion: \"1.0\"\n---\n", "version-twice",
     OLD ":4:11", NULL},
    {"version without a day", OLD, NULL,
     "---\nid: ACP\ntitle: A\nversion: \"0.9\"\n---\n", "version-dates",
     OLD ":2:1", "effective"},
    {"version of the same day", OLD, NULL,
     "---\nid: ACP\ntitle: A\nversion: \"0.9\"\nstatus: approved\n"
     "effective: 2026-01-15\n---\n",
     "version-dates", OLD ":6:12", NULL},
    {"version of a broken head", OLD, NULL, "# Text\n", "no-front-matter",
     OLD ":1:1", "---"},
    {"version outside a folder", "policies/versions/acp.md", NULL, "x\n",
     "stray-file", "policies/versions/acp.md", "policies/versions/ACP"},
    {"no text in force", POLICY, "approved: 2026-01-12\neffective: 2026-01-15",
     "approved: 2026-01-12\neffective: 2026-07-01", "policy-not-in-force",
     POLICY ":9:12", NULL},
    {"stray file", "policies/old.docx", NULL, "x", "stray-file",
     "policies/old.docx", ".md"},
};

static void load(const char *folder, struct diags *diags)
{
    struct workspace *workspace =
        workspace_load(arena, diags, folder, "templates");

    if (workspace) {
        struct sampling *sampling = arena_new(arena, struct sampling);
        assert_true(sampling_load(arena, diags, folder, "templates", sampling));
        workspace->sampling = sampling;
        check_resolve(workspace, diags);
        check_all(workspace, NULL, diags);
    }
    diags_sort(diags);
}

static bool fits(const struct mistake *mistake, const struct diags *diags)
{
    const struct diag *diag = diags->first;
    struct str text;

    if (!diag || diag->next || strcmp(diag_slug(diag->id), mistake->slug) != 0)
        return false;
    text = diag_format(arena, diag, false);
    if (!str_has_prefix(text, str_from(mistake->where)) ||
        text.ptr[strlen(mistake->where)] != ':')
        return false;
    return !mistake->hint ||
           str_find(diag->hint, str_from(mistake->hint), 0) != SIZE_MAX;
}

/* Good in both quarters of the period. */
static const char *make_good(void)
{
    const char *folder = make_workspace();

    make_file(folder, FOLDER "/2026-05-20-review.csv", "user,decision\na,b\n");
    return folder;
}

static bool try_mistake(const struct mistake *mistake)
{
    const char *folder = make_good();
    struct diags diags = diags_new(arena);
    bool is_good;

    if (mistake->find)
        change(folder, mistake->path, mistake->find, mistake->by);
    else
        make_file(folder, mistake->path, mistake->by);
    load(folder, &diags);
    is_good = fits(mistake, &diags);
    if (!is_good)
        print_error("%s: expected one [%s] at %s, got:\n%s", mistake->what,
                    mistake->slug, mistake->where, said(&diags));
    remove_scratch(folder);
    return is_good;
}

static void test_nothing_wrong(void **state)
{
    const char *folder = make_good();
    struct diags diags = diags_new(arena);
    (void)state;

    load(folder, &diags);
    assert_string_equal(said(&diags), "");
    remove_scratch(folder);
}

/* How often SLUG was said. */
static size_t times(const struct diags *diags, const char *slug)
{
    size_t count = 0;

    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        count += strcmp(diag_slug(diag->id), slug) == 0;
    return count;
}

static void assert_once(const char *folder, const char *slug)
{
    struct diags diags = diags_new(arena);

    load(folder, &diags);
    if (times(&diags, slug) != 1 || diags.first->next)
        fail_msg("expected one [%s], got:\n%s", slug, said(&diags));
    remove_scratch(folder);
}

/* An annual review that was held two months before the period. */
static void test_lookback(void **state)
{
    const char *folder = make_workspace();
    (void)state;

    change(folder, CONTROLS, "frequency: quarterly", "frequency: annual");
    change(folder, SIDECAR, "performed: 2026-03-31\ncaptured: 2026-04-02",
           "performed: 2025-11-03\ncaptured: 2025-11-04");
    assert_once(folder, "occurrence-lookback");
}

/* A type I report whose only evidence is two years old. */
static void test_stale(void **state)
{
    const char *folder = make_workspace();
    (void)state;

    change(folder, PROGRAM,
           "    type: II\n    from: 2026-01-01\n"
           "    to: 2026-06-30\n",
           "    as_of: 2026-06-30\n");
    change(folder, SIDECAR, "performed: 2026-03-31\ncaptured: 2026-04-02",
           "performed: 2024-03-31\ncaptured: 2024-04-02");
    assert_once(folder, "occurrence-lookback");
}

static void test_period_too_long(void **state)
{
    const char *folder = make_good();
    struct diags diags = diags_new(arena);
    (void)state;

    change(folder, PROGRAM, "to: 2026-06-30", "to: 2062-06-30");
    load(folder, &diags);
    assert_int_equal(times(&diags, "period-long"), 1);
    assert_int_equal(times(&diags, "occurrence-missing"), 0);
    remove_scratch(folder);
}

/* What must not be called passive, vague, private, withdrawn or undeclared. */
static void test_good_words(void **state)
{
    static const char *const sentences[] = {
        "Access is reviewed each quarter by the CTO.",
        "The CTO signs what was reviewed.",
        "The CTO reviews all users; accounts of leavers are closed that day.",
        "When a user is removed the CTO signs.",
        "The list is complete.",
        "The need is red.",
        "Appropriation and properties of timeliness.",
        "The CTO reads https://example.com/home/x.",
    };
    const char *folder = make_good();
    (void)state;

    change(folder, POLICY, "## Purpose\n",
           "## Purpose\n\nNIST SP 800-88 Rev. 2 replaces Rev. 1.\n");
    change(folder, SIDECAR, "kind: population",
           "kind: screenshot\nurl: https://id.example/users\n"
           "clock: \"2026-03-31 10:02 UTC\"");
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        struct diags diags = diags_new(arena);
        change(
            folder, CONTROLS,
            "The CTO reviews all users each quarter and signs.",
            str_zero_ended(arena, str_printf(arena, "\"%s\"", sentences[i])));
        load(folder, &diags);
        assert_string_equal(said(&diags), "");
    }
    remove_scratch(folder);
}

/* Before September 2025 the first revision held. */
static void test_revision_held(void **state)
{
    const char *folder = make_good();
    struct diags diags = diags_new(arena);
    (void)state;

    change(folder, PROGRAM, "    from: 2026-01-01\n    to: 2026-06-30",
           "    from: 2024-01-01\n    to: 2024-12-31");
    change(folder, POLICY, "## Purpose\n", "## By NIST SP 800-88 Rev. 1\n");
    load(folder, &diags);
    assert_int_equal(times(&diags, "withdrawn-standard"), 0);
    remove_scratch(folder);
}

/* A policy that DS-06 reviews defines the labels, in whole tables. */
static void test_classification(void **state)
{
    static const struct {
        const char *label, *row, *slug;
    } cases[] = {
        {"Secret", "| Internal | yes |", NULL},
        {"secret", "| Internal | yes |", "unknown-label"},
        {"Secretive", "| Internal | yes |", "unknown-label"},
        {"Internal", "| Internal | |", "matrix-blank-cell"},
        {"Internal", "| a \\| b | yes |", "unknown-label"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *folder = make_good();
        struct diags diags = diags_new(arena);
        make_file(
            folder, "controls/ds.yaml",
            "controls:\n"
            "  - {id: DS-06, title: Review, primary: Security,\n"
            "     frequency: annual, criteria: [CC6.1], owner: cto,\n"
            "     purpose: P, statement: S, effective_from: 2027-01-01}\n");
        change(folder, POLICY, "controls: [CM-01]\n---\n\n",
               str_zero_ended(arena, str_printf(arena,
                                                "controls: [CM-01, DS-06]\n"
                                                "classification: %s\n---\n\n"
                                                "| Level | Rule |\n|---|---|\n"
                                                "| Secret | no |\n%s\n",
                                                cases[i].label, cases[i].row)));
        load(folder, &diags);
        if (!cases[i].slug)
            assert_string_equal(said(&diags), "");
        else if (times(&diags, cases[i].slug) != 1 || diags.first->next)
            fail_msg("%s: %s", cases[i].slug, said(&diags));
        remove_scratch(folder);
    }
}

/* Of twelve rows the profile takes five. */
static void test_small_sample(void **state)
{
    static const struct {
        const char *setting, *picks;
        size_t times;
    } cases[] = {
        {"sampling: assurancelab\ndefault_period:", "u01, u02, u03, u04", 1},
        {"sampling: assurancelab\ndefault_period:", "u01, u02, u03, u04, u05",
         0},
        {"sampling: large-firm\ndefault_period:", "u01", 0},
        {"default_period:", "u01", 0},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *folder = make_good();
        struct diags diags = diags_new(arena);
        struct buf rows = buf_new(arena);
        for (int k = 1; k <= 12; k++)
            buf_printf(&rows, "%su%02d\n", k == 1 ? "user\n" : "", k);
        change(folder, PROGRAM, "default_period:", cases[i].setting);
        make_file(folder, FOLDER "/2026-03-30-list.csv",
                  str_zero_ended(arena, buf_str(&rows)));
        make_file(
            folder, FOLDER "/2026-03-30-list.csv.yaml",
            str_zero_ended(arena, str_printf(arena,
                                             "kind: population\nrows: 12\n"
                                             "samples: [%s]\n",
                                             cases[i].picks)));
        make_file(folder, FOLDER "/2026-03-30-u01-u02-u03-u04-u05.txt", "x\n");
        load(folder, &diags);
        if (times(&diags, "sample-small") != cases[i].times ||
            (diags.first && diags.first->next))
            fail_msg("%s: %s", cases[i].picks, said(&diags));
        remove_scratch(folder);
    }
}

/* A list whose rows are claimed, and a file that no portal takes. */
static void test_bytes(void **state)
{
    const char *folder = make_good();
    (void)state;

    change(folder, FOLDER "/2026-03-31-review.csv", "user,decision\n",
           "user,\"decision\n");
    change(folder, SIDECAR, "kind: population", "kind: population\nrows: 1");
    assert_once(folder, "population-unreadable");
    folder = make_good();
    change(folder, PROGRAM,
           "default_period:", "output: {portal: drata}\ndefault_period:");
    make_file(folder, FOLDER "/2026-03-31-big.pdf", "%PDF-1.7\n");
    assert_int_equal(truncate(in_folder(folder, FOLDER "/2026-03-31-big.pdf"),
                              30 * 1024 * 1024),
                     0);
    assert_once(folder, "too-large-for-portal");
}

/* The description has a heading for each criterion of a description. */
static void test_description(void **state)
{
    static const char *const heads[] = {
        "## DC 1: a\n", "## DC2\n",  "### DC 3\n", "# DC 4: x\n", "## DC 5\n",
        "## DC 6\n",    "## DC 7\n", "## DC 8\n",  "## DC 9\n"};
    (void)state;

    for (size_t left = 0; left <= 9; left++) {
        const char *folder = make_good();
        struct diags diags = diags_new(arena);
        struct buf buf = buf_new(arena);
        for (size_t i = 0; i < 9; i++)
            buf_add_zero_ended(&buf, i == left ? "## DC 10\n" : heads[i]);
        change(folder, PROGRAM, "default_period:",
               "documents: [{id: SD, title: D, template: "
               "system-description.md, text: documents/sd.md}]\n"
               "default_period:");
        make_file(folder, "documents/sd.md",
                  str_zero_ended(arena, buf_str(&buf)));
        load(folder, &diags);
        if (times(&diags, "description-incomplete") != (left < 9))
            fail_msg("without DC %zu: %s", left + 1, said(&diags));
        remove_scratch(folder);
    }
}

/* Before a planned period nothing is due, and drafts are one note. */
static void test_planned(void **state)
{
    const char *folder = make_workspace();
    (void)state;

    change(folder, PROGRAM, "    to: 2026-06-30",
           "    to: 2026-06-30\n    status: Planned");
    change(folder, POLICY, "status: approved", "status: draft");
    assert_int_equal(unlink(in_folder(folder, SIDECAR)), 0);
    assert_int_equal(unlink(in_folder(folder, FOLDER "/2026-03-31-review.csv")),
                     0);
    assert_once(folder, "policies-to-approve");
}

/* The names of the starter are a note until the period begins. */
static void test_names_to_replace(void **state)
{
    const char *folder = make_workspace();
    (void)state;

    change(folder, PROGRAM, "    to: 2026-06-30",
           "    to: 2026-06-30\n    status: planned\n"
           "auditor: {firm: Name of your audit firm}");
    assert_int_equal(unlink(in_folder(folder, SIDECAR)), 0);
    assert_int_equal(unlink(in_folder(folder, FOLDER "/2026-03-31-review.csv")),
                     0);
    assert_once(folder, "names-to-replace");
}

/* A dozen files of the first quarter, all captured on the last day. */
static void test_captured_at_the_end(void **state)
{
    const char *folder = make_good();
    struct buf buf = buf_new(arena);
    (void)state;

    buf_add_zero_ended(&buf, "files:\n");
    for (int i = 10; i < 22; i++) {
        const char *name = str_zero_ended(
            arena, str_printf(arena, FOLDER "/2026-02-%d-list.csv", i));
        make_file(folder, name, strrchr(name, '/'));
        buf_printf(&buf,
                   "  - {file: %s, kind: log, "
                   "captured: \"2026-06-30T10:00:00Z\"}\n",
                   strrchr(name, '/') + 1);
    }
    make_file(folder, FOLDER "/evidence.yaml",
              str_zero_ended(arena, buf_str(&buf)));
    assert_once(folder, "evidence-clustered");
}

static void test_one_message_each(void **state)
{
    size_t bad = 0;
    (void)state;

    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        bad += !try_mistake(&mistakes[i]);
    assert_int_equal(bad, 0);
}

/* The starter that `init` copies has no error. */
static void test_starter(void **state)
{
    const char *folder = scratch_folder();
    char here[4096];
    struct diags diags = diags_new(arena);
    static const char *const parts[][2] = {
        {"templates/workspace/auditbinder.yaml", "auditbinder.yaml"},
        {"templates/workspace/controls", "controls"},
        {"templates/workspace/documents", "documents"},
        {"policies", "policies"}};
    const size_t count = sizeof parts / sizeof parts[0];
    (void)state;

    assert_non_null(getcwd(here, sizeof here));
    for (size_t i = 0; i < count; i++)
        assert_int_equal(symlink(in_folder(here, parts[i][0]),
                                 in_folder(folder, parts[i][1])),
                         0);
    load(folder, &diags);
    if (diags_has_errors(&diags))
        fail_msg("%s", said(&diags));
    for (size_t i = 0; i < count; i++)
        assert_int_equal(unlink(in_folder(folder, parts[i][1])), 0);
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_wrong),   TEST(test_one_message_each),
        TEST(test_lookback),        TEST(test_stale),
        TEST(test_period_too_long), TEST(test_captured_at_the_end),
        TEST(test_good_words),      TEST(test_revision_held),
        TEST(test_classification),  TEST(test_description),
        TEST(test_small_sample),    TEST(test_bytes),
        TEST(test_planned),         TEST(test_names_to_replace),
        TEST(test_starter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
