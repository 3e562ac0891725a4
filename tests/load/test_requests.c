/*
 * Tests of load/requests.c, columns.c, xlsx.c and sheet.c: lists as firms send
 * them, and files that are made to harm.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <zip.h>

#include "load/columns.h"
#include "load/made.h"
#include "model/request.h"

#define LIST "requests/2026-H1.xlsx"

static struct workspace *loaded(const char *folder, struct diags *diags)
{
    *diags = diags_new(arena);
    return workspace_load(arena, diags, folder, "templates");
}

/* "id|wording|control|due|owner|status" of each request. */
static const char *list_of(const struct workspace *workspace)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < workspace->request_lists_count; i++)
        for (size_t k = 0; k < workspace->request_lists[i]->count; k++) {
            const struct request *r = workspace->request_lists[i]->requests[k];
            buf_printf(&buf, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s\n",
                       STR_ARG(r->id.str), STR_ARG(r->wording.str),
                       STR_ARG(r->control.str),
                       STR_ARG(date_iso(arena, r->due_day)),
                       STR_ARG(r->owner.str), STR_ARG(r->status.str));
        }
    return str_zero_ended(arena, buf_str(&buf));
}

static void reads_csv(const char *csv, const char *expected)
{
    const char *folder = make_workspace();
    struct diags diags;
    struct workspace *workspace;

    make_file(folder, "requests/2026-H1.csv", csv);
    workspace = loaded(folder, &diags);
    assert_string_equal(list_of(workspace), expected);
    assert_string_equal(said(&diags), "");
    remove_scratch(folder);
}

static void test_headings_of_many_firms(void **state)
{
    (void)state;
    reads_csv("Request ID,Control,Description,Due Date,Owner,Status\n"
              "R-1,CM-01,The list,2026-07-01,IT,Open\n",
              "R-1|The list|CM-01|2026-07-01|IT|Open\n");
    reads_csv("PBC #;Evidence Requested;Due\n"
              "1;All of it;1 July 2026\n"
              "Access;;\n"
              "2;Also this;Jul 2nd, 2026\n",
              "1|All of it||2026-07-01||\n2|Also this||2026-07-02||\n");
    reads_csv("A firm\nList of requests,,\nRef,Request,Auditor status,Status\n"
              "A1,\"one,\ntwo\",Accepted,ours\n",
              "A1|one,\ntwo||||Accepted\n");
    reads_csv("\xEF\xBB\xBFItem,Item description,Assigned to\r\n"
              "I-7, Plan ,Ann\r\n",
              "I-7|Plan|||Ann|\n");
}

static void test_days(void **state)
{
    static const struct {
        const char *text, *day;
    } days[] = {
        {"2026-03-31", "2026-03-31"},
        {"2026-03-31 10:00", "2026-03-31"},
        {"31 March 2026", "2026-03-31"},
        {"31-Mar-2026", "2026-03-31"},
        {"Mar 31st, 2026", "2026-03-31"},
        {"Sept 1 2026", "2026-09-01"},
        {"31/03/2026", ""},
        {"03/04/2026", ""},
        {"2026-03-311", ""},
        {"31 March", ""},
        {"30 February 2026", ""},
        {"soon", ""},
        {"", ""},
        {"99999999999999999999", ""},
    };
    (void)state;

    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        assert_string_equal(
            str_zero_ended(
                arena,
                date_iso(arena, columns_day(arena, str_from(days[i].text)))),
            days[i].day);
}

static void test_own_words_stand_beside(void **state)
{
    const char *folder = make_workspace();
    const struct request *request;
    struct workspace *workspace;
    struct diags diags;
    (void)state;

    make_file(folder, "requests/2026-H1.csv",
              "Request ID,Description,Status\nR-1,One,Returned\n");
    make_file(folder, "requests/2026-H1.yaml",
              "R-1: {status: submitted, note: Sent twice., owner: cto}\n"
              "R-2: {status: open}\n");
    workspace = loaded(folder, &diags);
    request = workspace->request_lists[0]->requests[0];
    assert_true(str_is(request->status.str, "Returned"));
    assert_true(str_is(request_status(request), "submitted"));
    assert_string_equal(said(&diags),
                        "requests/2026-H1.yaml:2:1: error: the list has no "
                        "request 'R-2' [unknown-request]\n");
    remove_scratch(folder);
}

/* Spreadsheets ----------------------------------------------------------- */

struct part {
    const char *name, *text;
};

static const struct part book[] = {
    {"xl/workbook.xml",
     "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Notes\" r:id=\"a\"/>"
     "<sheet name=\"List\" r:id=\"b\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships><Relationship Id=\"a\" Target=\"worksheets/s1.xml\"/>"
     "<Relationship Id=\"b\" Target=\"/xl/worksheets/s2.xml\"/>"
     "</Relationships>"},
    {"xl/sharedStrings.xml",
     "<sst><si><t>PBC No.</t></si><si><r><t>Descrip</t></r><r><t>tion</t></r>"
     "<rPh><t>x</t></rPh></si><si><t>Due</t></si><si><t>A &amp; B</t></si>"
     "</sst>"},
    {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"165\" "
                      "formatCode=\"dd\\/mm\\/yyyy\"/></numFmts><cellXfs>"
                      "<xf numFmtId=\"0\"/><xf numFmtId=\"165\"/>"
                      "<xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
    {"xl/worksheets/s1.xml", "<worksheet><sheetData/></worksheet>"},
    {"xl/worksheets/s2.xml",
     "<worksheet><sheetData><row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c>"
     "<c r=\"C3\" t=\"s\"><v>1</v></c><c r=\"D3\" t=\"s\"><v>2</v></c></row>"
     "<row r=\"4\"><c r=\"A4\"><v>1</v></c><c r=\"C4\" t=\"s\"><v>3</v></c>"
     "<c r=\"D4\" s=\"1\"><v>46204</v></c></row>"
     "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>2</t></is></c>"
     "<c r=\"D5\" s=\"2\"><v>46204.5</v></c></row></sheetData></worksheet>"},
};

enum { PARTS = sizeof book / sizeof *book };

/* The book with part CHANGED, which may be NULL to leave it out. */
static void make_xlsx(const char *folder, const char *name, const char *changed)
{
    const char *path = in_folder(folder, LIST);
    struct diags diags = diags_new(arena);
    zip_t *zip;
    int error;

    assert_true(file_make_folders(&diags, in_folder(folder, "requests")));
    zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    for (size_t i = 0; i < PARTS; i++) {
        const char *text =
            name && strcmp(book[i].name, name) == 0 ? changed : book[i].text;

        if (text)
            assert_true(
                zip_file_add(zip, book[i].name,
                             zip_source_buffer(zip, text, strlen(text), 0),
                             0) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
}

static void test_reads_a_spreadsheet(void **state)
{
    const char *folder = make_workspace();
    struct workspace *workspace;
    struct diags diags;
    (void)state;

    make_xlsx(folder, NULL, NULL);
    workspace = loaded(folder, &diags);
    assert_string_equal(said(&diags), "");
    assert_string_equal(list_of(workspace), "1|A & B||2026-07-01||\n"
                                            "2|||2026-07-01||\n");
    assert_int_equal(workspace->request_lists[0]->requests[0]->due.pos.line, 4);
    assert_int_equal(workspace->request_lists[0]->requests[0]->due.pos.column,
                     4);
    remove_scratch(folder);
}

#define ROWS "<worksheet><sheetData>"

/* Each is one message, and no list. */
static void test_refuses_hostile_spreadsheets(void **state)
{
    static const struct part hostile[] = {
        {"xl/workbook.xml", NULL},
        {"xl/_rels/workbook.xml.rels", NULL},
        {"xl/worksheets/s2.xml", NULL},
        {"xl/workbook.xml", "<workbook/>"},
        {"xl/workbook.xml", "<workbook>"},
        {"xl/sharedStrings.xml",
         "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;&b;&b;\">]>"
         "<sst><si><t>&d;</t></si></sst>"},
        {"xl/sharedStrings.xml",
         "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><sst/>"},
        {"xl/worksheets/s2.xml", ROWS "<row r=\"1\"><c r=\"ZZZZZZZ1\"/>"},
        {"xl/worksheets/s2.xml",
         ROWS "<row><c r=\"B1\"/><c r=\"A1\"/></row></sheetData></worksheet>"},
        {"xl/worksheets/s2.xml",
         ROWS "<c r=\"A1\"><v>1</v></c></sheetData></worksheet>\xFF"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        const char *folder = make_workspace();
        struct workspace *workspace;
        struct diags diags;

        make_xlsx(folder, hostile[i].name, hostile[i].text);
        workspace = loaded(folder, &diags);
        if (workspace->request_lists_count || !diags.first ||
            diags.first->next || diags.first->id != IN_XLSX)
            fail_msg("%zu: %s", i, said(&diags));
        remove_scratch(folder);
    }
}

/* A few bytes must not become a billion cells. */
static void test_bounds_sparse_rows(void **state)
{
    const char *folder = make_workspace();
    struct buf buf = buf_new(arena);
    struct diags diags;
    (void)state;

    buf_add_zero_ended(&buf, ROWS);
    for (int i = 1; i < 200; i++)
        buf_printf(&buf, "<row r=\"%d\"><c r=\"XFD%d\"/></row>", i, i);
    buf_add_zero_ended(&buf, "</sheetData></worksheet>");
    make_xlsx(folder, "xl/worksheets/s2.xml",
              str_zero_ended(arena, buf_str(&buf)));
    loaded(folder, &diags);
    assert_int_equal(diags.first->id, IN_XLSX);
    assert_non_null(strstr(said(&diags), "'List' is damaged or has too many"));
    remove_scratch(folder);
}

/* Every prefix of a good file, and every 7th byte flipped: no crash. */
static void test_survives_damage(void **state)
{
    const char *folder = make_workspace();
    struct diags diags = diags_new(arena);
    struct str bytes;
    (void)state;

    make_xlsx(folder, NULL, NULL);
    assert_true(file_read(arena, &diags, in_folder(folder, LIST), STR(LIST),
                          1 << 20, &bytes));
    for (size_t len = 0; len < bytes.len; len += 13) {
        make_bytes(folder, LIST, bytes.ptr, len);
        loaded(folder, &diags);
        assert_int_equal(diags.first->id, IN_XLSX);
    }
    for (size_t at = 0; at < bytes.len; at += 7) {
        struct str copy = str_copy(arena, bytes);

        ((char *)(uintptr_t)copy.ptr)[at] ^= 0x55;
        make_bytes(folder, LIST, copy.ptr, copy.len);
        loaded(folder, &diags);
    }
    remove_scratch(folder);
}

/* The auditor's picks become samples of the population, with their places. */
static void test_picks(void **state)
{
    const char *folder = make_workspace();
    const struct evidence *population = NULL;
    struct workspace *workspace;
    struct diags diags;
    (void)state;

    change(folder, "evidence/2026-H1/CM-01/2026-03-31-review.csv.yaml",
           "kind: population", "kind: population\npicks: picks.csv");
    make_file(folder, "evidence/2026-H1/CM-01/picks.csv",
              "No,Sample ID,Why\n1,CHG-7,x\n2,,\n3,CHG-9,y\n");
    workspace = loaded(folder, &diags);
    assert_string_equal(said(&diags), "");
    for (size_t i = 0; i < workspace->evidence_count; i++)
        if (!text_is_empty(workspace->evidence[i]->picks))
            population = workspace->evidence[i];
    assert_non_null(population);
    assert_int_equal(population->samples.count, 2);
    assert_true(str_is(population->samples.items[1].str, "CHG-9"));
    assert_int_equal(population->samples.items[1].pos.line, 4);
    assert_int_equal(population->samples.items[1].pos.column, 3);
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_headings_of_many_firms),
        TEST(test_days),
        TEST(test_own_words_stand_beside),
        TEST(test_reads_a_spreadsheet),
        TEST(test_refuses_hostile_spreadsheets),
        TEST(test_bounds_sparse_rows),
        TEST(test_survives_damage),
        TEST(test_picks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
