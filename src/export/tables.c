/*
 * The control matrix and the coverage of the criteria as tables.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/table.h"
#include "export/words.h"
#include "model/control.h"
#include "model/coverage.h"
#include "model/occurrence.h"

#define COUNT(columns) (sizeof(columns) / sizeof *(columns))

/* The matrix ------------------------------------------------------------- */

static const struct column matrix_columns[] = {
    {"Control", "control", 10},
    {"Title", "title", 28},
    {"Category", "category", 10},
    {"Statement", "statement", 60},
    {"Owner", "owner", 20},
    {"Operator", "operator", 20},
    {"Reviewer", "reviewer", 20},
    {"Frequency", "frequency", 12},
    {"Mode", "mode", 10},
    {"Nature", "nature", 20},
    {"Primary", "primary", 16},
    {"Secondary", "secondary", 16},
    {"Criteria", "criteria", 20},
    {"Policies", "policies", 14},
    {"Evidence", "evidence", 40},
    {"Purpose", "purpose", 50},
    {"Risk", "risk", 50},
    {"Due", "due", 30},
    {"Escalation", "escalation", 40},
    {"Does not apply", "not_applicable", 30},
    {"Framework", "summary", 60},
};

/* One kind of evidence on a line. */
static struct str expected_evidence(const struct table_source *source,
                                    const struct control *control)
{
    struct buf buf = buf_new(source->arena);

    for (size_t i = 0; i < control->expected_count; i++) {
        if (i > 0)
            buf_add_byte(&buf, '\n');
        buf_add(&buf, fill_text(source, control->expected[i].what.str));
    }
    return buf_str(&buf);
}

static void add_control(struct table *table, const struct table_source *source,
                        const struct control *control)
{
    struct arena *arena = source->arena;
    struct str *cell = table_add(table);

    *cell++ = control->id.str;
    *cell++ = control->title.str;
    *cell++ = control->group.str;
    *cell++ = fill_text(source, control->statement.str);
    *cell++ = words_role(control->owner_role, control->owner);
    *cell++ = words_role(control->operator_role, control->operator_);
    *cell++ = words_role(control->reviewer_role, control->reviewer);
    *cell++ = str_from(frequency_name(control->frequency));
    *cell++ = str_from(mode_name(control->mode));
    *cell++ = words_joined(arena, &control->nature);
    *cell++ = str_from(category_name(control->primary));
    *cell++ = str_from(category_name(control->secondary));
    *cell++ = words_joined(arena, &control->criteria);
    *cell++ = words_joined(arena, &control->policies);
    *cell++ = expected_evidence(source, control);
    *cell++ = fill_text(source, control->purpose.str);
    *cell++ = fill_text(source, control->risk.str);
    *cell++ = fill_text(source, control->due.str);
    *cell++ = fill_text(source, control->escalation.str);
    *cell++ = fill_text(source, control->not_applicable.str);
    *cell = control->summary.str;
}

struct table table_matrix(const struct table_source *source)
{
    const struct workspace *workspace = source->workspace;
    struct table table = table_new(source->arena, STR("Control matrix"),
                                   matrix_columns, COUNT(matrix_columns));

    for (size_t i = 0; i < workspace->controls_count; i++)
        add_control(&table, source,
                    control_shown(workspace->controls[i], source->period));
    return table;
}

/* Coverage --------------------------------------------------------------- */

static const struct column coverage_columns[] = {
    {"Criterion", "criterion", 10},  {"Title", "title", 50},
    {"Category", "category", 18},    {"Met", "met", 8},
    {"Controls", "controls", 40},    {"Policies", "policies", 30},
    {"Evidence files", "files", 14},
};

/* Files of the period that serve control INDEX of ROW, and none before it. */
static size_t count_at(const struct table_source *source,
                       const struct coverage_row *row, size_t index)
{
    const struct control *control = row->controls[index];
    size_t count = 0;

    for (size_t i = 0; i < control->evidence_count; i++) {
        const struct evidence *file = control->evidence[i];
        bool is_new =
            file->period == source->period && text_is_empty(file->exclude);

        for (size_t k = 0; is_new && k < index; k++)
            is_new = !evidence_serves(file, row->controls[k]);
        count += is_new;
    }
    return count;
}

/* Files of the period that serve a control of ROW, each counted once. */
static size_t file_count(const struct table_source *source,
                         const struct coverage_row *row)
{
    size_t count = 0;

    for (size_t i = 0; i < row->control_count; i++)
        count += count_at(source, row, i);
    return count;
}

static void add_criterion(struct table *table,
                          const struct table_source *source,
                          const struct coverage_row *row)
{
    struct arena *arena = source->arena;
    struct buf controls = buf_new(arena), policies = buf_new(arena);
    struct str *cell = table_add(table);

    for (size_t i = 0; i < row->control_count; i++)
        words_join(&controls, row->controls[i]->id.str);
    for (size_t i = 0; i < row->policy_count; i++)
        words_join(&policies, row->policies[i]->id.str);
    *cell++ = row->criterion->id.str;
    *cell++ = row->criterion->title.str;
    *cell++ = str_from(category_name(row->criterion->category));
    *cell++ = row->control_count ? STR("yes") : STR("no");
    *cell++ = buf_str(&controls);
    *cell++ = buf_str(&policies);
    *cell = str_printf(arena, "%zu", file_count(source, row));
}

struct table table_coverage(const struct table_source *source)
{
    struct coverage coverage =
        coverage_of(source->arena, source->workspace, source->period);
    struct table table = table_new(source->arena, STR("Coverage"),
                                   coverage_columns, COUNT(coverage_columns));

    for (size_t i = 0; i < coverage.count; i++)
        add_criterion(&table, source, &coverage.rows[i]);
    return table;
}
