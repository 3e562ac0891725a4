/*
 * Headings and rows of a matrix that others made.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "intake/matrix.h"

#include "base/map.h"
#include "intake/values.h"
#include "intake/yaml.h"
#include "load/columns.h"
#include "model/model.h"

enum { HEAD_ROWS = 30 };

/* Headings as columns_named compares them, in the order in which they are
 * looked for; a heading is taken once. */
static const struct {
    enum matrix_column column;
    const char *words;
} headings[] = {
    {MATRIX_ID,
     "controlid|controlno|controlnumber|controlref|controlcode|"
     "controlreference|controlidentifier|referenceid|refid|refcode|id|ref|"
     "reference|refno|no|"
     "number|nr|code"},
    {MATRIX_TITLE, "controltitle|controlname|controlsummary|title|name|"
                   "shorttitle|controltopic|topic"},
    {MATRIX_STATEMENT,
     "controlstatement|controldescription|controlactivity|"
     "controlactivitydescription|controllanguage|controlwording|"
     "controlspecification|controldetail|controldetails|statement|"
     "controlimplementationdescription|implementationdescription|"
     "description|activity|controlsinplace|wording|requirementsummary"},
    {MATRIX_PURPOSE, "controlobjective|objective|controlpurpose|purpose|goal"},
    {MATRIX_RISK, "riskaddressed|riskdescription|riskstatement|risk|risks|"
                  "associatedrisk|relatedrisk"},
    {MATRIX_CRITERIA,
     "trustservicescriteria|trustservicecriteria|trustservicescriterion|"
     "tsccriteria|tscreference|tscref|tscid|tscmapping|soc2criteria|"
     "soc2mapping|soc2reference|criteriaid|criteriareference|criteriaref|"
     "relatedcriteria|mappedcriteria|applicablecriteria|commoncriteria|"
     "frameworkcodes|frameworkcode|linkedrequirements|"
     "mappedrequirements|criteria|criterion|tsc|tspreference|soc2|mapping"},
    {MATRIX_PRIMARY, "primary|primarycategory|trustservicescategory|"
                     "trustservicecategory|tsccategory|principle"},
    {MATRIX_SECONDARY, "secondary|secondarycategory"},
    {MATRIX_CATEGORY, "controlcategory|controldomain|controlfamily|controlarea|"
                      "category|domain|family|area|processarea|process|"
                      "section|group"},
    {MATRIX_FREQUENCY, "controlfrequency|frequency|frequencyofcontrol|"
                       "periodicity|cadence|howoften|occurrence|interval"},
    {MATRIX_MODE, "mode|controlmode"},
    {MATRIX_NATURE, "controltype|natureofcontrol|controlnature|nature|"
                    "typeofcontrol|type|manualautomated|manualorautomated|"
                    "automatedmanual|preventivedetective|"
                    "preventativedetective|automation"},
    {MATRIX_OWNER, "controlowner|owner|processowner|responsibleparty|"
                   "responsibleperson|responsiblerole|responsible|"
                   "accountable|assignedto|ownerrole"},
    {MATRIX_OPERATOR, "controloperator|operator|controlperformer|performer|"
                      "performedby|operatedby"},
    {MATRIX_REVIEWER, "reviewer|reviewedby|controlreviewer|approver"},
    {MATRIX_SYSTEMS, "systems|system|inscopesystems|"
                     "applications|application|applicablesystems"},
    {MATRIX_STEPS, "controlprocedure|procedure|procedures|steps|"
                   "implementation|implementationdetails|howimplemented|"
                   "implementationguidance"},
    {MATRIX_EVIDENCE, "evidence|expectedevidence|evidenceexpected|"
                      "evidencerequired|requiredevidence|"
                      "evidencedescription|evidenceofcontrol|artifacts|"
                      "artefacts|supportingevidence|evidenceartifacts|"
                      "sampleevidence|evidenceexamples|documentation"},
    {MATRIX_DUE, "due|duerule|timing|timeframe"},
    {MATRIX_ESCALATION, "escalation|escalationpath|exceptionhandling"},
    {MATRIX_POLICIES, "policies|policy|relatedpolicies|relatedpolicy|"
                      "governingpolicy|policyreference|policyref"},
};
/* Nothing but "Control": what it says, or its id where another column does. */
#define ALONE "control|controls"

enum { HEADING_COUNT = sizeof headings / sizeof headings[0] };

/* Where the columns are; CELLS is a copy of the head whose known headings are
 * taken out. */
struct head {
    const struct cells_row *from;
    size_t at[MATRIX_COLUMNS];
    size_t row, found;
    struct cells_row cells;
};

static void find_alone(struct arena *arena, struct head *head)
{
    size_t at = columns_named(arena, &head->cells, ALONE);
    enum matrix_column column = head->at[MATRIX_STATEMENT] == COLUMN_NOWHERE
                                    ? MATRIX_STATEMENT
                                    : MATRIX_ID;

    if (at == COLUMN_NOWHERE || head->at[column] != COLUMN_NOWHERE)
        return;
    head->at[column] = at;
    head->cells.items[at].str = STR_NONE;
    head->found++;
}

static struct head read_head(struct arena *arena, const struct cells *cells,
                             size_t row)
{
    const struct cells_row *from = &cells->rows[row];
    struct head head = {.from = from, .row = row, .cells = *from};

    head.cells.items = arena_array(arena, from->count + 1, struct text);
    for (size_t i = 0; i < from->count; i++)
        head.cells.items[i] = from->items[i];
    for (size_t i = 0; i < HEADING_COUNT; i++) {
        size_t at = columns_named(arena, &head.cells, headings[i].words);

        head.at[headings[i].column] = at;
        if (at == COLUMN_NOWHERE)
            continue;
        head.cells.items[at].str = STR_NONE;
        head.found++;
    }
    find_alone(arena, &head);
    return head;
}

/* A head names a control and says two more things of it. */
static bool is_head(const struct head *head)
{
    bool has_name = head->at[MATRIX_ID] != COLUMN_NOWHERE ||
                    head->at[MATRIX_TITLE] != COLUMN_NOWHERE;
    bool has_text = head->at[MATRIX_STATEMENT] != COLUMN_NOWHERE ||
                    head->at[MATRIX_TITLE] != COLUMN_NOWHERE;

    return (has_name && has_text && head->found >= 3) ||
           (head->at[MATRIX_STATEMENT] != COLUMN_NOWHERE && head->found >= 3);
}

static bool find_head(struct arena *arena, const struct cells *cells,
                      struct head *best)
{
    best->found = 0;
    for (size_t i = 0; i < cells->count && i < HEAD_ROWS; i++) {
        struct head head = read_head(arena, cells, i);

        if (is_head(&head) && head.found > best->found)
            *best = head;
    }
    return best->found > 0;
}

size_t matrix_score(struct arena *arena, const struct cells *cells)
{
    struct head head;

    return find_head(arena, cells, &head) ? head.found : 0;
}

/* Rows ------------------------------------------------------------------- */

struct reader {
    struct arena *arena;
    const struct head *head;
    struct matrix *matrix;
    struct map by_id;
    /* Of the last row that had some. */
    struct text criteria, category, heading;
};

/* Without the mark by which a table in CSV says that "=..." is a text. */
static struct text cell_at(const struct cells_row *row, size_t column)
{
    struct text cell = {STR_NONE, POS_NONE};

    if (column >= row->count)
        return cell;
    cell = row->items[column];
    cell.str = str_trim(cell.str);
    if (cell.str.len > 1 && cell.str.ptr[0] == '\'' &&
        str_find_byte(STR("=+-@"), cell.str.ptr[1], 0) < 4)
        cell.str = str_slice(cell.str, 1, cell.str.len);
    return cell;
}

/* Cells that were merged over several rows are filled in the first alone. */
static void fill_down(struct text *cell, struct text *last)
{
    if (text_is_empty(*cell))
        *cell = *last;
    else
        *last = *cell;
}

/* A row that names no control is a heading between them. */
static bool is_control(const struct matrix_row *row)
{
    return !text_is_empty(row->cells[MATRIX_STATEMENT]) ||
           (!text_is_empty(row->cells[MATRIX_TITLE]) &&
            !text_is_empty(row->cells[MATRIX_ID]));
}

static bool names_criteria(struct reader *reader, const struct matrix_row *row)
{
    struct str text = row->cells[MATRIX_CRITERIA].str;

    return values_criteria(reader->arena, text).count > 0;
}

static void add_heading(struct reader *reader, const struct cells_row *row)
{
    struct text only = {STR_NONE, POS_NONE};
    size_t filled = 0;

    for (size_t i = 0; i < row->count; i++)
        if (str_trim(row->items[i].str).len > 0) {
            only = cell_at(row, i);
            filled++;
        }
    if (filled == 1)
        reader->heading = only;
}

static void join(struct arena *arena, struct matrix_row *first,
                 const struct matrix_row *row)
{
    struct text *criteria = &first->cells[MATRIX_CRITERIA];

    for (size_t i = 0; i < MATRIX_COLUMNS; i++)
        if (text_is_empty(first->cells[i]))
            first->cells[i] = row->cells[i];
    if (!str_eq(criteria->str, row->cells[MATRIX_CRITERIA].str))
        criteria->str = str_printf(arena, "%.*s\n%.*s", STR_ARG(criteria->str),
                                   STR_ARG(row->cells[MATRIX_CRITERIA].str));
}

static void count_id(struct reader *reader, struct matrix_row *row)
{
    struct text *id = &row->cells[MATRIX_ID];

    /* Characters that do not show name nothing. */
    if (yaml_clean(reader->arena, id->str).len > 0)
        return;
    id->str = str_printf(reader->arena, "C-%03zu", reader->matrix->count + 1);
    id->pos = row->cells[MATRIX_STATEMENT].pos;
}

/* Long tables say their headings on each page. */
static bool is_head_again(const struct head *head, const struct cells_row *row)
{
    if (row->count != head->from->count)
        return false;
    for (size_t i = 0; i < row->count; i++)
        if (!str_eq(row->items[i].str, head->from->items[i].str))
            return false;
    return true;
}

static void add_row(struct reader *reader, const struct cells_row *cells)
{
    struct matrix *matrix = reader->matrix;
    struct matrix_row *row = &matrix->rows[matrix->count], *first;

    if (is_head_again(reader->head, cells))
        return;
    *row = (struct matrix_row){.line = cells->line};
    for (size_t i = 0; i < MATRIX_HEADING; i++)
        row->cells[i] = cell_at(cells, reader->head->at[i]);
    row->cells[MATRIX_HEADING] = reader->heading;
    if (is_control(row) || names_criteria(reader, row))
        fill_down(&row->cells[MATRIX_CRITERIA], &reader->criteria);
    if (!is_control(row)) {
        add_heading(reader, cells);
        return;
    }
    fill_down(&row->cells[MATRIX_CATEGORY], &reader->category);
    count_id(reader, row);
    first = map_find(&reader->by_id, row->cells[MATRIX_ID].str);
    if (first) {
        join(reader->arena, first, row);
        return;
    }
    map_add(&reader->by_id, row->cells[MATRIX_ID].str, row);
    matrix->count++;
}

static void list_left(struct arena *arena, const struct head *head,
                      struct matrix *matrix)
{
    matrix->left = arena_array(arena, head->cells.count + 1, struct text);
    for (size_t i = 0; i < head->cells.count; i++)
        if (str_trim(head->cells.items[i].str).len > 0)
            matrix->left[matrix->left_count++] = cell_at(&head->cells, i);
}

bool matrix_read(struct arena *arena, struct diags *diags, struct str file,
                 const struct cells *cells, struct matrix *matrix)
{
    struct reader reader = {.arena = arena, .matrix = matrix};
    struct head head;

    *matrix = (struct matrix){0};
    if (!find_head(arena, cells, &head)) {
        struct diag *diag =
            diag_add(diags, IN_MATRIX_HEAD, pos_make(file, 0, 0),
                     "no row of this table names the columns of a matrix");
        diag_hint(diags, diag,
                  "name them, for example: Control ID, Control description, "
                  "Criteria, Owner, Frequency, Evidence");
        return false;
    }
    reader.head = &head;
    reader.by_id = map_new(arena);
    matrix->rows = arena_array(arena, cells->count + 1, struct matrix_row);
    list_left(arena, &head, matrix);
    for (size_t i = head.row + 1; i < cells->count; i++)
        add_row(&reader, &cells->rows[i]);
    return true;
}
