/*
 * The domain on one page: what a workspace holds after loading. Everything a
 * user typed is a `struct text`, so that a message can point at it; what the
 * program derived is plain. All of it lives in the workspace's arena and does
 * not change after check.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/cells.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"

/* Trust services categories. */
enum category {
    CATEGORY_NONE,
    CATEGORY_SECURITY,
    CATEGORY_AVAILABILITY,
    CATEGORY_PROCESSING_INTEGRITY,
    CATEGORY_CONFIDENTIALITY,
    CATEGORY_PRIVACY,
    CATEGORY_COUNT
};

enum frequency {
    FREQUENCY_NONE,
    FREQUENCY_ONGOING,
    FREQUENCY_DAILY,
    FREQUENCY_WEEKLY,
    FREQUENCY_MONTHLY,
    FREQUENCY_QUARTERLY,
    FREQUENCY_SEMIANNUAL,
    FREQUENCY_ANNUAL,
    FREQUENCY_COUNT
};

/* How a control leaves evidence. */
enum mode {
    MODE_NONE,
    MODE_PERIODIC, /* one set of artefacts per due date */
    MODE_EVENT,    /* when something happens: population and sample */
    MODE_CONFIG,   /* a setting, shown as of a date */
    MODE_DOCUMENT, /* a current, approved document */
    MODE_COUNT
};

enum status { STATUS_NONE, STATUS_DRAFT, STATUS_APPROVED, STATUS_RETIRED };

/* A list of texts; COUNT may be 0. */
struct texts {
    struct text *items;
    size_t count;
};

/* A date with its place; DAY is DATE_NONE when the key is absent. */
struct dated {
    date day;
    struct pos pos;
};

struct person {
    struct text id, name, title;
};

struct role {
    struct text id, title;
    struct text person_id; /* may be empty: a role nobody holds */
    struct person *person; /* resolved by check; NULL if none */
};

struct criterion {
    struct text id, title;
    enum category category;
    struct str series;   /* "CC6" of CC6.1 */
    struct text wording; /* licensed text supplied by the user; often empty */
};

struct version {
    struct text version, change, by;
    struct dated date;
};

struct versions {
    struct version *items;
    size_t count;
};

/* What git says of a text (load/history.c). */
struct commit {
    struct str id;    /* the first digits of its name; empty: not committed */
    struct str by;    /* who approved it, else who committed it; a name */
    bool is_approved; /* the commit itself names who approved */
    date day;         /* on the committer's calendar */
    date from;        /* the text does not count before this day; DATE_NONE: the
                      dates that it states itself count alone */
    bool is_silent;   /* the text changed and its version did not */
};

struct variation {
    struct text id, text;
};

struct expected { /* a kind of evidence that a control leaves */
    struct text what, source, kind, acceptance;
};

/* How a period is cut into windows in which a control is expected to run. The
 * words are keys of `windows:`; UNSET: what the next wider rule says. */

/* A calendar window that the period cuts. */
enum partial_rule {
    PARTIAL_UNSET,
    PARTIAL_DUE,    /* expected in the period in which it falls due */
    PARTIAL_EXPECT, /* always expected */
    PARTIAL_MERGE,  /* joins the window beside it */
    PARTIAL_SKIP,   /* never expected */
    PARTIAL_COUNT
};
/* Annual and semi-annual windows. */
enum yearly_rule {
    YEARLY_UNSET,
    YEARLY_ROLLING,  /* counted back from the period's end */
    YEARLY_CALENDAR, /* calendar years or half-years */
    YEARLY_COUNT
};
enum day_rule { DAYS_UNSET, DAYS_CALENDAR, DAYS_BUSINESS, DAYS_COUNT };
/* What ran before the period, but inside its window. */
enum lookback_rule {
    LOOKBACK_UNSET,
    LOOKBACK_SHOW,  /* shown, and does not stand for the occurrence */
    LOOKBACK_ALLOW, /* shown, and stands for it */
    LOOKBACK_COUNT
};
struct window_rule {
    enum partial_rule partial;
    enum yearly_rule yearly;
    enum day_rule days;
    enum lookback_rule lookback;
    int grace; /* days after the window's end; counts where HAS_GRACE */
    bool has_grace;
};

/* One of the framework's or the user's own controls. References are kept as
 * typed and resolved by check (arrays of the same length as their texts, with
 * NULL where a reference dangles, which is an error). */
struct control {
    struct text id, title, summary, group; /* group: "CM"; never derived from
                                              an id's number */
    enum category primary, secondary;
    struct pos primary_pos, secondary_pos;
    enum frequency frequency;
    struct pos frequency_pos;
    enum mode mode;
    struct pos mode_pos;
    struct pos pos;             /* of the entry itself */
    bool has_errors;            /* some of its keys could not be read */
    struct window_rule windows; /* of its own; mostly unset */
    struct texts criteria, policies, related, nature;
    struct text owner, operator_, reviewer; /* role ids */
    struct text purpose, risk, statement, due, inputs, escalation;
    struct texts systems, environments, exclusions;
    struct texts steps;
    struct variation *variations;
    size_t variation_count;
    struct text variation; /* id of the chosen one; may be empty */
    struct expected *expected;
    size_t expected_count;
    struct text customers, vendors; /* complementary controls */
    struct dated effective_from, effective_to;
    struct text not_applicable; /* the reason; empty when it applies */
    struct text version;
    struct dated effective; /* the day from which this text holds */
    struct versions history;
    struct control **versions; /* texts that it replaced, the oldest first */
    size_t version_count;
    struct commit *commit; /* that brought this text; NULL: unknown */
    bool is_past;          /* the text is in git alone, in no file */
    struct str source;     /* IS_PAST: the whole file as it was then */
    /* Resolved. */
    struct role *owner_role, *operator_role, *reviewer_role;
    struct criterion **criterion_refs;
    struct policy **policy_refs;
    struct control **related_refs;
    struct evidence **evidence; /* that serves it, of all periods, in the
                                   workspace's order; of the newest text */
    size_t evidence_count;
};

struct policy {
    struct text id, title, version, classification, owner, approver, review;
    struct text language, summary;
    enum status status;
    struct pos status_pos, pos;
    bool has_errors;
    struct dated approved, effective, reviewed, next_review;
    struct texts criteria, controls;
    struct versions history;
    struct str path;  /* "policies/access.md", relative to the workspace */
    struct text body; /* the Markdown behind the front matter; its pos is the
                         line where it begins */
    struct policy **versions; /* other texts of it, kept below
                                 policies/versions/ or in git; by the day from
                                 which they hold */
    size_t version_count;
    struct commit *commit; /* that brought this text; NULL: unknown */
    bool is_past;          /* the text is in git alone, in no file */
    struct str source;     /* IS_PAST: the whole file as it was then */
    struct role *owner_role, *approver_role;
    struct criterion **criterion_refs;
    struct control **control_refs;
};

enum period_type { PERIOD_TYPE_I = 1, PERIOD_TYPE_II = 2 };

/* Where the report of a period stands; `status:`. */
enum period_status {
    PERIOD_OPEN,
    PERIOD_PLANNED, /* not begun: nothing is due unless --as-of says so */
    PERIOD_FIELDWORK,
    PERIOD_ISSUED,
    PERIOD_COUNT
};

struct period {
    struct text id, title;
    enum period_type type;
    enum period_status status;
    struct dated from, to; /* Type I: both are the as-of date */
    struct dated prior_to; /* end of the period before; may be absent */
    struct pos pos;
    bool has_errors;
};

/* One file of evidence. Facts come from a sidecar, else from the file's name.
 * The four dates are kept apart and never taken from the file system. */
struct evidence {
    struct str path; /* "evidence/2026-H1/CM-01/a.csv", workspace relative */
    struct str name; /* the last part of the path, bytes as found */
    uint64_t size;   /* when listed; the binder reads it again */
    struct text title, kind, source, query, environment, note, sensitivity;
    struct text captured_by, performed_by, reviewed_by, supersedes;
    struct text rows, source_rows;
    struct text url, clock; /* as a screenshot shows them */
    struct dated performed, covers_from, covers_to;
    struct text captured;      /* ISO instant as typed */
    struct text exclude;       /* reason to keep it out of the binder */
    struct text did_not_occur; /* why nothing happened; often empty */
    struct texts also;         /* ids of further controls that it serves */
    struct texts requests;     /* ids of the auditor's requests it answers */
    struct text picks;         /* population: file with the auditor's picks */
    struct texts samples;      /* population: keys that the auditor picked */
    struct texts items;        /* keys of picked items that it shows */
    struct text allow_secrets; /* why what looks like a secret may stay */
    struct pos pos;            /* of its sidecar entry, or of the file itself */
    struct control *control;   /* NULL: its folder names no control */
    struct control **also_refs;
    struct period *period;
};

/* Something found below evidence/ that cannot be evidence; the binder lists
 * it with the reason. */
struct leftout {
    struct str path;
    struct str reason;     /* "a symbolic link", "not a regular file", … */
    struct period *period; /* NULL: belongs to none */
    struct str group;      /* control folder it lay in, may be empty */
};

/* One row of the auditor's list. The cells are verbatim; what the program
 * understood of them points into them. */
struct request {
    struct text id, wording, control, owner, due, status; /* may be empty */
    date due_day;         /* DATE_NONE where DUE is unclear */
    size_t row;           /* in the list's cells */
    struct text internal; /* our own status; never the auditor's word */
    struct text internal_owner, note;
    struct texts paths; /* evidence named beside the list */
    struct pos pos;
    /* Resolved. */
    struct control **controls;
    size_t control_count;
    struct evidence **answers; /* files that name the request, or that it
                                  names; else what its controls left */
    size_t answer_count;
    bool is_by_control; /* the answers are those of its controls */
};

/* requests/<period>.csv or .xlsx as it came. */
struct request_list {
    struct str path;
    struct period *period; /* NULL: its name is no period's */
    struct cells *cells;   /* all rows, also those above the headings */
    size_t head;           /* the row of headings */
    struct request **requests;
    size_t count;
};

/* What did not happen as a control asks, by management's own record. */
struct exception {
    struct text id, what, cause, effect, correction;
    struct text control, policy, period, owner, found_by; /* ids, or empty */
    struct dated found, due, closed;
    struct pos pos;
};

/* A rule of check that the workspace sets differently; `rules:`. */
struct ruling {
    struct text rule, reason;
    struct text period;   /* for which alone; mostly empty */
    struct texts targets; /* `for:`: ids of controls and policies, and paths
                             with * and **; none: all */
    enum severity severity;
    struct pos severity_pos, pos;
    bool has_errors;
    /* By check. */
    enum diag_id id;
    bool is_sound; /* it can be applied */
    size_t found;  /* how many findings it set */
};

/* A person and a version of a policy, an id, that they were asked to read. */
struct acknowledgement {
    struct text person, policy, version;
    struct dated asked; /* DATE_NONE: from the beginning */
    struct dated on;    /* DATE_NONE: not acknowledged yet */
    struct pos pos;
};

/* What a secret looks like. */
struct secret_rule {
    struct text id, what;  /* "private-key", "a private key" */
    struct text regex;     /* group 1, if there is one, is the secret */
    struct texts keywords; /* one of them, in lower case, is in the text */
    struct texts names;    /* file names that are secrets: their endings */
    struct text entropy;   /* least bits per character, in hundredths */
};

/* What a portal for uploads accepts. */
struct portal {
    struct text id, name;
    struct text file_limit; /* bytes; empty: not known */
    struct texts accepts;   /* endings; none: all */
    struct texts refuses;
};

struct packet {
    struct text id, title, purpose;
    struct texts policies, controls;
    struct policy **policy_refs;
    struct control **control_refs;
    struct pos pos;
};

/* A further document that the workspace asks for: a template with, where it
 * names one, a text of its own. */
struct document {
    struct text id, title, template_name, classification, path;
    struct texts controls; /* that a form serves */
    struct texts periods;  /* ids; none: it is made for each */
    struct text body;      /* the Markdown at PATH; empty without one */
    struct control **control_refs;
    struct pos pos;
};

struct group { /* a control category such as CM Change Management */
    struct text prefix, name;
};

struct component {
    struct text id, name;
};

struct variable {
    struct text name, value;
};

struct brand {
    struct text color;          /* "#rrggbb"; empty: the theme's */
    struct text classification; /* mark on each page; may be empty */
    struct text logo;           /* path in the workspace; may be empty */
};

/* True where an entry could not be loaded. A reference to an unknown id is then
 * no error of its own: the cause has been said. */
struct partial {
    bool people, roles, components, groups, criteria, controls, policies,
        periods, packets, categories, secret_rules, portals, exceptions,
        documents, acknowledgements;
};

#define WORKSPACE_LIST(type, name)                                             \
    struct type **name;                                                        \
    size_t name##_count

struct sampling;

struct workspace {
    struct arena *arena;
    const char *root; /* folder on this machine; never printed */
    struct text organization, organization_short, address, website;
    struct text system, system_description;
    struct texts environments;
    struct text language; /* BCP 47; "en" when absent */
    struct text auditor;
    struct text owner; /* role id: whose all is that belongs to nobody else */
    struct role *owner_role; /* resolved */
    bool category_in_scope[CATEGORY_COUNT];
    struct pos categories_pos;
    struct brand brand;
    struct text paper;   /* "A4" or "Letter"; empty: A4 */
    struct text portal;  /* id of the portal that files are uploaded to */
    struct text output;  /* folder below the workspace; "out" when absent */
    struct text history; /* "git": earlier texts are looked for there, too */
    struct text embed_sources; /* "true": documents hold what made them */
    struct text default_period;
    struct window_rule windows;      /* for all controls */
    struct text sampling_profile;    /* that picks are measured against */
    const struct sampling *sampling; /* model/sampling.h; NULL: not loaded */
    struct ruling *rulings;
    size_t ruling_count;
    bool has_as_of;
    date as_of; /* stands for today where HAS_AS_OF; else the period's end */
    /* Arrays of pointers, in the order of the files (bytewise) and lines. */
    WORKSPACE_LIST(person, people);
    WORKSPACE_LIST(role, roles);
    WORKSPACE_LIST(component, components);
    WORKSPACE_LIST(variable, variables);
    WORKSPACE_LIST(group, groups);
    WORKSPACE_LIST(criterion, criteria);
    WORKSPACE_LIST(control, controls);
    WORKSPACE_LIST(policy, policies);
    WORKSPACE_LIST(period, periods);
    WORKSPACE_LIST(packet, packets);
    WORKSPACE_LIST(document, documents);
    WORKSPACE_LIST(evidence, evidence); /* by period, control, name */
    WORKSPACE_LIST(leftout, leftouts);
    WORKSPACE_LIST(request_list, request_lists);
    WORKSPACE_LIST(secret_rule, secret_rules); /* those that are shipped */
    WORKSPACE_LIST(portal, portals);
    WORKSPACE_LIST(exception, exceptions);
    WORKSPACE_LIST(acknowledgement, acknowledgements);
    /* id -> pointer; the first of two equal ids (check names the second). */
    struct map person_by_id, role_by_id, criterion_by_id, control_by_id,
        policy_by_id, period_by_id, packet_by_id, component_by_id,
        group_by_prefix, secret_rule_by_id, portal_by_id, exception_by_id,
        document_by_id;
    struct partial partial;
};

/* Words for messages and documents; "" for the NONE values. */
const char *category_name(enum category category); /* "Processing Integrity" */
const char *category_word(enum category category); /* "processing-integrity" */
const char *frequency_name(enum frequency frequency); /* "semi-annual" */
const char *mode_name(enum mode mode);
const char *status_name(enum status status);
const char *period_status_name(enum period_status status);
/* Every spelling users write; the NONE value when it is none of them. ASCII
 * case, blanks, hyphens and underscores do not matter. */
enum category category_from(struct str word);
enum frequency frequency_from(struct str word);
enum mode mode_from(struct str word);
enum status status_from(struct str word);
/* False when WORD is none. */
bool period_status_from(struct str word, enum period_status *status);
bool text_is_empty(struct text text);
/* True when it has two dates in their order. */
bool period_is_sound(const struct period *period);
/* True for a control that must operate in PERIOD: applicable and in force. */
bool control_is_in(const struct control *control, const struct period *period);

#endif
