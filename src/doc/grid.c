/*
 * A grid in four steps: find its lines, find its columns in the border with
 * the most of them, cut each line at the bars nearest to them (people draw by
 * hand), and write the cells as a pipe table. Cells of a grid that joins
 * columns or rows keep their extent.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/grid.h"

#include "base/utf8.h"
#include "doc/grid_parts.h"

#define CELL_LIMIT   100000
#define COLUMN_LIMIT 200
#define UNEVEN       2 /* characters that a bar may stand off */

static bool is_border_char(char c)
{
    return c == '+' || c == '-' || c == '=' || c == ':';
}

/* "+---+====+" and nothing else. */
static bool is_border(struct str line)
{
    bool has_dash = false;

    line = str_trim(line);
    if (line.len < 3 || line.ptr[0] != '+' || line.ptr[line.len - 1] != '+')
        return false;
    for (size_t i = 0; i < line.len; i++) {
        if (!is_border_char(line.ptr[i]))
            return false;
        has_dash |= line.ptr[i] == '-' || line.ptr[i] == '=';
    }
    return has_dash;
}

/* "|---|:-:|", which belongs to a pipe table. */
static bool is_pipe_rule(struct str line)
{
    bool has_dash = false;

    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];

        has_dash |= c == '-';
        if (c != '|' && c != '-' && c != ':' && c != ' ')
            return false;
    }
    return has_dash;
}

/* Line INDEX of the grid, from its bar or border on. */
static struct str inside(const struct rewrite *rewrite, size_t index)
{
    struct str line = rewrite_line(rewrite, index);

    return str_slice(line, rewrite_indent(line), line.len);
}

/* Lines of the grid that begins at FIRST, 0 if it has no last border. */
static size_t grid_length(const struct rewrite *rewrite, size_t first)
{
    size_t length = 1, last = 0;

    for (; first + length < rewrite->line_count; length++) {
        struct str line = inside(rewrite, first + length);

        if (line.len == 0 || (line.ptr[0] != '|' && line.ptr[0] != '+') ||
            rewrite->lines[first + length].is_code)
            break;
        if (is_border(line))
            last = length;
        else if (is_pipe_rule(line))
            return last > 0 ? last + 1 : 0; /* another table below it */
    }
    /* A last border that was forgotten loses nothing. */
    return last > 0 ? length : 0;
}

/* Columns ----------------------------------------------------------------- */

struct width {
    size_t byte, column;
};

/* Moves AT over one character of LINE. */
static void step(struct str line, struct width *at)
{
    int width = utf8_width(utf8_next(line, &at->byte));

    at->column += width > 0 ? (size_t)width : 0;
}

static size_t count_corners(struct str line)
{
    size_t count = 0;

    for (size_t i = 0; i < line.len; i++)
        count += line.ptr[i] == '+';
    return count;
}

/* The border with the most corners gives the columns. */
static void find_columns(const struct rewrite *rewrite, struct grid *grid)
{
    struct str best = inside(rewrite, grid->first);
    size_t most = count_corners(best), count = 0;

    for (size_t i = 1; i < grid->length; i++) {
        struct str line = inside(rewrite, grid->first + i);

        if (is_border(line) && count_corners(line) > most) {
            best = line;
            most = count_corners(line);
        }
    }
    grid->columns = most - 1;
    grid->bounds = arena_array(rewrite->doc->arena, most, size_t);
    for (size_t i = 0; i < best.len; i++)
        if (best.ptr[i] == '+')
            grid->bounds[count++] = i;
}

static bool is_near(size_t a, size_t b)
{
    return a > b ? a - b <= UNEVEN : b - a <= UNEVEN;
}

static bool is_bar(char c, bool corners)
{
    return c == '|' || (corners && c == '+');
}

/* Where LINE is cut: grid->cuts[k] is the byte of the bar at bound K, SIZE_MAX
 * where there is none. As many bars as bounds are those, however uneven.
 * CORNERS count as bars in borders. */
static void find_cuts(const struct grid *grid, struct str line, bool corners)
{
    size_t *cuts = grid->cuts;
    struct width at = {0, 0};
    size_t bars = 0, bound = 0;

    for (size_t i = 0; i < line.len; i++)
        bars += is_bar(line.ptr[i], corners);
    for (size_t k = 0; k <= grid->columns; k++)
        cuts[k] = SIZE_MAX;
    while (at.byte < line.len && bound <= grid->columns) {
        struct width before = at;

        step(line, &at);
        if (!is_bar(line.ptr[before.byte], corners))
            continue;
        if (bars == grid->columns + 1) {
            cuts[bound++] = before.byte;
            continue;
        }
        while (bound <= grid->columns &&
               grid->bounds[bound] + UNEVEN < before.column)
            bound++;
        if (bound <= grid->columns &&
            is_near(grid->bounds[bound], before.column))
            cuts[bound++] = before.byte;
    }
    cuts[0] = 0;
}

/* Whether the piece between two bars is a border: "-----". */
static bool is_rule(struct str piece)
{
    if (piece.len == 0)
        return false;
    for (size_t i = 0; i < piece.len; i++)
        if (piece.ptr[i] != '-' && piece.ptr[i] != '=' && piece.ptr[i] != '+' &&
            piece.ptr[i] != ':')
            return false;
    return true;
}

/* Rows -------------------------------------------------------------------- */

static struct grid_cell *cell_at(const struct grid *grid, size_t row,
                                 size_t column)
{
    return &grid->cells[row * grid->columns + column];
}

static void add_piece(struct rewrite *rewrite, struct grid_cell *cell,
                      size_t index, struct str whole, struct str piece)
{
    struct str text = str_trim(piece);
    struct grid_piece *made = arena_new(rewrite->doc->arena, struct grid_piece);

    made->text = text;
    made->line = index;
    made->from = text.len > 0 ? (size_t)(text.ptr - whole.ptr) : 0;
    if (cell->last)
        cell->last->next = made;
    else
        cell->first = made;
    cell->last = made;
}

/* The cell whose text stands at ROW and COLUMN: higher up for joined rows. */
static struct grid_cell *owner_at(const struct grid *grid, size_t row,
                                  size_t column)
{
    while (row > 0 && cell_at(grid, row, column)->joins_above)
        row--;
    return cell_at(grid, row, column);
}

/* The end of the last cell: nothing behind it is lost. */
static size_t row_end(struct str line)
{
    size_t end = line.len;

    while (end > 0 && (line.ptr[end - 1] == ' ' || line.ptr[end - 1] == '\t'))
        end--;
    return end > 0 && (line.ptr[end - 1] == '|' || line.ptr[end - 1] == '+')
               ? end - 1
               : end;
}

/* The text of one line goes to the cells of ROW; of a border that some cells
 * reach through (CORNERS), only what is not border. */
static void read_line(struct rewrite *rewrite, struct grid *grid, size_t row,
                      size_t index, bool corners)
{
    struct str whole = rewrite_line(rewrite, index);
    struct str line = inside(rewrite, index);
    const size_t *cuts = grid->cuts;
    size_t column = 0, next;

    find_cuts(grid, line, corners);
    for (; column < grid->columns; column = next) {
        size_t to = row_end(line);

        for (next = column + 1; next < grid->columns; next++) {
            if (cuts[next] != SIZE_MAX)
                break;
            cell_at(grid, row, next)->missed++;
        }
        if (next < grid->columns)
            to = cuts[next];
        struct str piece = str_slice(line, cuts[column] + 1, to);
        if (!corners || !is_rule(piece))
            add_piece(rewrite, owner_at(grid, row, column), index, whole,
                      piece);
    }
    cell_at(grid, row, 0)->lines++;
}

static bool is_ruled(const struct grid *grid, struct str line, size_t column)
{
    size_t from = grid->cuts[column], to = grid->cuts[column + 1];

    return from != SIZE_MAX && to != SIZE_MAX &&
           (line.ptr[from] == '+' || line.ptr[to] == '+') &&
           is_rule(str_slice(line, from + 1, to));
}

/* A border that some cells reach through: "|    +-----+". Opens ROW below
 * it. */
static bool join_rows(const struct grid *grid, size_t row, struct str line)
{
    bool any = false;

    if (str_find(line, STR("+-"), 0) == SIZE_MAX &&
        str_find(line, STR("-+"), 0) == SIZE_MAX)
        return false;
    find_cuts(grid, line, true);
    for (size_t k = 0; k < grid->columns; k++)
        any |= is_ruled(grid, line, k);
    for (size_t k = 0; any && k < grid->columns; k++)
        cell_at(grid, row, k)->joins_above = !is_ruled(grid, line, k);
    return any;
}

static void read_aligns(struct grid *grid, struct str line)
{
    find_cuts(grid, line, true);
    for (size_t k = 0; k < grid->columns; k++) {
        size_t from = grid->cuts[k], to = grid->cuts[k + 1];

        if (from == SIZE_MAX || to == SIZE_MAX || to < from + 2)
            continue;
        grid->aligns[k].is_left = line.ptr[from + 1] == ':';
        grid->aligns[k].is_right = line.ptr[to - 1] == ':';
    }
}

static void read_rows(struct rewrite *rewrite, struct grid *grid)
{
    size_t row = 0;
    bool is_begun = false;

    read_aligns(grid, inside(rewrite, grid->first));
    for (size_t i = 1; i < grid->length; i++) {
        struct str line = inside(rewrite, grid->first + i);

        if (is_border(line)) {
            row += is_begun;
            is_begun = false;
            if (str_find_byte(line, '=', 0) < line.len && grid->heads == 0) {
                grid->heads = row;
                read_aligns(grid, line);
            }
        } else if (is_begun && join_rows(grid, row + 1, line)) {
            read_line(rewrite, grid, ++row, grid->first + i, true);
        } else {
            read_line(rewrite, grid, row, grid->first + i, false);
            is_begun = true;
        }
    }
    grid->rows = row + is_begun;
}

static bool is_grid(const struct rewrite *rewrite, size_t index)
{
    return !rewrite->lines[index].is_code && is_border(inside(rewrite, index));
}

static struct grid *read_grid(struct rewrite *rewrite, size_t first,
                              size_t length)
{
    struct arena *arena = rewrite->doc->arena;
    struct grid *grid = arena_new(arena, struct grid);

    grid->first = first;
    grid->length = length;
    find_columns(rewrite, grid);
    if (grid->columns * length > CELL_LIMIT || grid->columns > COLUMN_LIMIT)
        return NULL;
    grid->cuts = arena_array(arena, grid->columns + 1, size_t);
    grid->aligns = arena_array(arena, grid->columns, struct grid_align);
    grid->cells = arena_array(arena, grid->columns * length, struct grid_cell);
    read_rows(rewrite, grid);
    return grid->rows > 0 ? grid : NULL;
}

void grid_scan(struct rewrite *rewrite)
{
    size_t i = 0;

    while (i < rewrite->line_count) {
        size_t length = is_grid(rewrite, i) ? grid_length(rewrite, i) : 0;
        struct grid *grid = length > 0 ? read_grid(rewrite, i, length) : NULL;

        if (grid)
            grid_write(rewrite, grid);
        i += length > 0 ? length : 1;
    }
}
