/*
 * The table of commands and the help that is made from it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/cli.h"

const struct command commands[] = {
    {
        "init",
        "[DIR] [--sample]",
        "make a workspace: controls, policies, settings",
        "S",
        NULL,
        0,
        1,
        "  auditbinder init my-company          a starter to make your own\n"
        "  auditbinder init demo --sample       a filled one, with evidence\n"
        "\n"
        "Copies the starter workspace into DIR (default: this folder): all 57\n"
        "controls, the policy library and auditbinder.yaml. Nothing that is\n"
        "there already is overwritten.\n",
        command_init,
    },
    {
        "check",
        "[--period P] [--as-of DATE] [--strict] [--format F]",
        "say what is wrong or missing, and where",
        "pasflA",
        "text json sarif github",
        0,
        0,
        "  auditbinder check                    the default period\n"
        "  auditbinder check --strict           warnings count as errors\n"
        "\n"
        "Reads the workspace and prints every finding to standard output as\n"
        "file:line:column, what is wrong, [slug] and a hint; of one slug the\n"
        "first 20, and with --all the others, too. The manual page\n"
        "and --list explain each slug. Other programs read --format json,\n"
        "sarif (SARIF 2.1.0) and github (annotations of a workflow).\n",
        command_check,
    },
    {
        "status",
        "[--period P] [--as-of DATE] [--format text|json|csv]",
        "what has run, what is open, what falls due",
        "paf",
        "text json csv",
        0,
        0,
        "  auditbinder status                   at the end of the period\n"
        "  auditbinder status --as-of 2026-03-09\n"
        "  auditbinder status --format csv      one row for each window\n"
        "\n"
        "Shows for each control the windows in which it is expected to run,\n"
        "what is open by owner, and what is open for a type I and a type II\n"
        "report. --as-of stands for today; the clock is never read.\n",
        command_status,
    },
    {
        "plan",
        "[ROLE] [--period P] [--format text|csv|ics] [-o PATH]",
        "what to collect in a period, when, by whom",
        "pfo",
        "text csv ics",
        0,
        1,
        "  auditbinder plan --period 2026-H2\n"
        "  auditbinder plan platform-lead       what one role owns or runs\n"
        "  auditbinder plan --format csv        with roles and evidence\n"
        "  auditbinder plan --format ics -o calendars/\n"
        "\n"
        "Lists every set of evidence that the controls' windows ask for, by\n"
        "due date. Daily controls get one entry for each month. As ics the\n"
        "due dates go into a calendar: those of ROLE or of everybody, or a\n"
        "file for each role where -o names a folder. 'export calendar'\n"
        "writes the same.\n",
        command_plan,
    },
    {
        "export",
        "WHAT [--period P] [--format F] [-o FILE]",
        "tables, due dates and the workspace for others",
        "pafo",
        "csv xlsx json ics",
        1,
        2,
        "  auditbinder export matrix -o matrix.xlsx --format xlsx\n"
        "  auditbinder export evidence --period 2026-H1 > evidence.csv\n"
        "  auditbinder export calendar platform-lead -o due.ics\n"
        "\n"
        "WHAT is matrix, evidence, coverage, occurrences or requests, the\n"
        "auditor's list with the files that answer it (csv, xlsx, json);\n"
        "calendar, the due dates of all owners or of one role (ics); or\n"
        "workspace, all of it (json). No cell is ever a formula. Links to\n"
        "evidence work where the spreadsheet lies in the workspace's folder.\n",
        command_export,
    },
    {
        "import",
        "MATRIX.xlsx|MATRIX.csv [-o FILE]",
        "a spreadsheet's control matrix as YAML",
        "o",
        NULL,
        1,
        1,
        "  auditbinder import matrix.xlsx       look at it first\n"
        "  auditbinder import matrix.xlsx -o controls/ours.yaml\n"
        "\n"
        "Reads the sheet whose headings are those of a control matrix, in\n"
        "the words that companies use (Control ID, Control Activity, TSC\n"
        "Ref., Owner, Frequency, ...), and writes a file of controls. Rows\n"
        "with the same id are one control with all their criteria. Owners\n"
        "become roles, policies are found by name; what has no place stays\n"
        "as a comment and is a message. No file is overwritten.\n",
        command_import,
    },
    {
        "schema",
        "NAME",
        "the JSON Schema of a file, for editors",
        "o",
        NULL,
        1,
        1,
        "  auditbinder schema controls -o controls.schema.json\n"
        "\n"
        "NAME is program, controls, policy, evidence, requests, exceptions or\n"
        "workspace. Prints the JSON Schema (draft 7) of auditbinder.yaml, of\n"
        "the files of controls, of a policy's front matter, of an\n"
        "evidence.yaml, of requests/<period>.yaml or of exceptions.yaml, as\n"
        "the program reads them; or that of what 'export workspace' writes.\n"
        "Of words with several spellings it names the usual one.\n",
        command_schema,
    },
    {
        "build",
        "[--period P] [--as-of DATE] [-j N] [--strict]",
        "make the documents and the binder",
        "pajs",
        NULL,
        0,
        0,
        "  auditbinder build                    the default period\n"
        "  auditbinder build --period 2026-H1   a named one\n"
        "\n"
        "Makes every document and the zipped evidence binder under\n"
        "out/<period>/ and prints the path of the zip. If anything fails, the\n"
        "last good build stays as it was.\n",
        command_build,
    },
    {
        "verify",
        "BINDER.zip|DIR",
        "is a binder whole and unaltered?",
        "",
        NULL,
        1,
        1,
        "  auditbinder verify out/2026-H1/acme-2026-H1-binder.zip\n"
        "  auditbinder verify unpacked-binder/\n"
        "\n"
        "Reads only the binder: its structure, its manifests and the hash of\n"
        "every file. Works on any BagIt bag.\n",
        command_verify,
    },
    {
        "renew",
        "POLICY... --approved-by R --approved-on D [--version V]",
        "the yearly round of a policy: its next version",
        "vbdetnD",
        NULL,
        0,
        8,
        "  auditbinder renew DCP --version 1.2 --approved-by cto \\\n"
        "      --approved-on 2027-01-11 --change \"Named two new vendors.\"\n"
        "  auditbinder renew DCP RDP --no-change --approved-by ceo \\\n"
        "      --approved-on 2027-01-11\n"
        "  auditbinder renew --all-drafts --approved-on 2026-09-01\n"
        "\n"
        "Keeps the text as it is under policies/versions/POLICY/, and enters\n"
        "version, approval, dates, next review and a line of history into the\n"
        "policy's front matter. Nothing else in the file changes. Run it\n"
        "before you edit the text, or put the old text there yourself. A "
        "draft\n"
        "becomes approved with the version that it has; nothing is kept.\n",
        command_renew,
    },
    {
        "dump",
        "tree|boxes|tags FILE",
        "look inside a stage of the pipeline",
        "p",
        NULL,
        2,
        2,
        "  auditbinder dump tree policies/access-control.md\n"
        "  auditbinder dump boxes narratives/CM-01.pdf\n"
        "\n"
        "FILE is a Markdown file, or the name of a document that `build`\n"
        "makes. tree: blocks and inlines with their places; boxes: what\n"
        "stands where on each page; tags: what a screen reader is told.\n",
        command_dump,
    },
};

const size_t command_count = sizeof(commands) / sizeof(commands[0]);

const struct command *command_find(struct str name)
{
    for (size_t i = 0; i < command_count; i++)
        if (str_is(name, commands[i].name))
            return &commands[i];
    return NULL;
}

void help_program(FILE *to)
{
    fprintf(to, "auditbinder turns a git folder of controls, policies and "
                "evidence into\nwhat a SOC 2 auditor wants to receive.\n\n"
                "  auditbinder init demo --sample && "
                "auditbinder -C demo build\n\n");
    for (size_t i = 0; i < command_count; i++)
        fprintf(to, "  %-8s %s\n", commands[i].name, commands[i].summary);
    fprintf(to, "\n"
                "  -C, --directory DIR   work on the workspace in DIR\n"
                "  -q, --quiet           only messages and results\n"
                "      --color WHEN      auto, always or never\n"
                "  -h, --help            also: auditbinder help COMMAND\n"
                "  -V, --version\n");
}

/* Help for the options of one command, by their letters. */
static void help_options(FILE *to, const struct command *command)
{
    static const struct {
        char letter;
        const char *text;
    } texts[] = {
        {'p', "  -p, --period P        the audit period to work on\n"},
        {'a', "      --as-of DATE      stands for today\n"},
        {'f', "      --format F        the form of what is written\n"},
        {'o', "  -o, --output FILE     where to; else standard output\n"},
        {'l', "      --list            every message there is\n"},
        {'A', "      --all             also what repeats more than 20 times\n"},
        {'j', "  -j, --jobs N          documents made at a time\n"},
        {'s', "      --strict          a warning is as bad as an error\n"},
        {'v', "      --version V       of the text that is approved\n"},
        {'b', "      --approved-by R   id of the role that approves it\n"},
        {'d', "      --approved-on D   the day of the approval\n"},
        {'e', "      --effective DATE  from when it holds; else that day\n"},
        {'t', "      --change TEXT     what changed, for the history\n"},
        {'n', "      --no-change       reviewed, and the text stays\n"},
        {'D', "      --all-drafts      every draft, by the role it names\n"},
        {'S', "      --sample          a filled workspace, with evidence\n"},
    };

    fprintf(to, "\n");
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        for (const char *letter = command->options; *letter; letter++)
            if (*letter == texts[i].letter)
                fprintf(to, "%s", texts[i].text);
    fprintf(to, "  -C, --directory DIR   work on the workspace in DIR\n"
                "  -q, --quiet           only messages and results\n"
                "      --color WHEN      auto, always or never\n");
}

void help_command(FILE *to, const struct command *command)
{
    fprintf(to, "usage: auditbinder %s %s\n\n%s", command->name,
            command->synopsis, command->help);
    help_options(to, command);
}
