/*
 * Tests of base/output.c: an output is there complete or not at all.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/fatal.h"
#include "base/file.h"
#include "base/pool.h"
#include "base/scratch_state.h"

static const char *target;

static int set_up(void **state)
{
    setup(state);
    target = in_folder(folder, "out.pdf");
    return 0;
}

/* How many files the folder holds, temporary ones too. */
static size_t files(void)
{
    struct file_list list;

    assert_true(file_list(arena, &diags, folder, STR("f"), &list));
    return list.count;
}

static struct str content(const char *path)
{
    struct str bytes;

    assert_true(file_read(arena, &diags, path, STR("f"), 1 << 20, &bytes));
    return bytes;
}

static void test_committing(void **state)
{
    struct file_out *out = file_create(&diags, target);
    (void)state;

    assert_non_null(out);
    assert_true(file_write(out, "one ", 4));
    assert_true(file_write(out, NULL, 0));
    assert_true(file_write(out, "two", 3));
    assert_false(file_exists(target));
    assert_int_equal(files(), 1);
    assert_true(file_commit(out, &diags));
    assert_str(content(target), "one two");
    assert_int_equal(files(), 1);
    assert_null(diags.first);
}

static void test_temporary_file(void **state)
{
    struct file_out *out = file_create(&diags, target);
    const char *path = file_temporary_path(out);
    struct stat info;
    (void)state;

    assert_str(path_folder(str_from(path)), folder);
    assert_true(
        str_has_prefix(path_base(str_from(path)), STR(".auditbinder-")));
    assert_int_equal(path_base(str_from(path)).len, 19);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0600);
    assert_int_equal(fcntl(file_descriptor(out), F_GETFD) & FD_CLOEXEC,
                     FD_CLOEXEC);
    file_abandon(out);
    assert_int_equal(files(), 0);
}

static void test_mode_is_the_same_for_every_umask(void **state)
{
    mode_t before = umask(0077);
    struct stat info;
    (void)state;

    assert_true(file_save(&diags, target, STR("x")));
    umask(before);
    assert_int_equal(stat(target, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0644);
}

static void test_abandoning_keeps_the_last_good_one(void **state)
{
    struct file_out *out;
    (void)state;

    assert_true(file_save(&diags, target, STR("good")));
    out = file_create(&diags, target);
    assert_true(file_write(out, "half", 4));
    file_abandon(out);
    file_abandon(NULL);
    assert_str(content(target), "good");
    assert_int_equal(files(), 1);
}

static void test_replacing(void **state)
{
    (void)state;
    assert_true(file_save(&diags, target, STR("the old and longer one")));
    assert_true(file_save(&diags, target, STR("new")));
    assert_str(content(target), "new");
}

static void test_a_link_is_replaced_not_written_through(void **state)
{
    const char *other = in_folder(folder, "other");
    (void)state;

    assert_true(file_save(&diags, other, STR("untouched")));
    assert_int_equal(symlink("other", target), 0);
    assert_true(file_save(&diags, target, STR("new")));
    assert_str(content(other), "untouched");
    assert_str(content(target), "new");
}

static void test_missing_folder(void **state)
{
    const char *path = in_folder(folder, "no/out.pdf");
    struct str expected = str_printf(
        arena,
        "%s: error: cannot write the file: No such file or directory "
        "[cannot-write]\n    hint: create the folder first",
        path);
    (void)state;

    assert_null(file_create(&diags, path));
    assert_str(diag_format(arena, diags.last, false), expected.ptr);
    assert_false(file_save(&diags, path, STR("x")));
    assert_int_equal(diags.count[SEVERITY_ERROR], 2);
}

static void test_a_folder_in_the_place(void **state)
{
    (void)state;
    assert_true(file_make_folders(&diags, target));
    assert_false(file_save(&diags, target, STR("x")));
    assert_int_equal(diags.last->id, IO_WRITE);
    assert_int_equal(files(), 1);
}

static void test_path_that_is_too_long(void **state)
{
    struct buf path = buf_new(arena);
    (void)state;

    buf_add_zero_ended(&path, folder);
    for (int i = 0; i < 3000; i++)
        buf_add(&path, STR("/x"));
    assert_null(file_create(&diags, str_zero_ended(arena, buf_str(&path))));
    assert_int_equal(diags.last->id, IO_CREATE);
}

/* The limit on the size of files stands in for a disk that is full. */
static void test_full_disk(void **state)
{
    struct rlimit before, tight;
    struct file_out *out;
    char bytes[5000] = "";
    bool first, second, committed;
    (void)state;

    assert_true(file_save(&diags, target, STR("good")));
    out = file_create(&diags, target);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    tight = before;
    tight.rlim_cur = 8000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    first = file_write(out, bytes, sizeof bytes);
    second = file_write(out, bytes, sizeof bytes);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_DFL);
    assert_true(first);
    assert_false(second);
    /* There is room again, but a hole in the file. */
    assert_false(file_write(out, "x", 1));
    committed = file_commit(out, &diags);
    assert_false(committed);
    assert_int_equal(diags.last->id, IO_WRITE);
    assert_str(content(target), "good");
    assert_int_equal(files(), 1);
}

/* Libraries that are given the path may put another file in its place. */
static void test_temporary_file_that_was_replaced(void **state)
{
    struct file_out *out = file_create(&diags, target);
    const char *other = in_folder(folder, "other");
    struct stat info;
    (void)state;

    assert_true(file_save(&diags, other, STR("theirs")));
    assert_int_equal(chmod(other, 0600), 0);
    assert_int_equal(rename(other, file_temporary_path(out)), 0);
    assert_true(file_commit(out, &diags));
    assert_str(content(target), "theirs");
    assert_int_equal(stat(target, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0644);
}

static void test_temporary_file_that_vanished(void **state)
{
    struct file_out *out = file_create(&diags, target);
    (void)state;

    assert_int_equal(unlink(file_temporary_path(out)), 0);
    assert_false(file_commit(out, &diags));
    assert_int_equal(diags.last->id, IO_WRITE);
    assert_false(file_exists(target));
}

static void test_removing_what_is_open(void **state)
{
    struct file_out *one = file_create(&diags, target);
    struct file_out *two = file_create(&diags, in_folder(folder, "two"));
    (void)state;

    assert_true(file_save(&diags, in_folder(folder, "done"), STR("x")));
    assert_int_equal(files(), 3);
    file_remove_temporaries();
    assert_int_equal(files(), 1);
    file_abandon(one);
    file_abandon(two);
    assert_str(content(in_folder(folder, "done")), "x");
}

static void die_while_writing(void)
{
    struct file_out *out = file_create(&diags, target);

    file_write(out, "half", 4);
    if (files() == 1)
        fatal("on purpose");
}

static void test_fatal_leaves_nothing(void **state)
{
    char said[512];
    int status = run_child(die_while_writing, said);
    (void)state;

    assert_int_equal(WEXITSTATUS(status), 70);
    assert_string_equal(said, "auditbinder: on purpose\n");
    assert_int_equal(files(), 0);
}

static void test_more_outputs_than_places(void **state)
{
    struct file_out *outs[2000];
    size_t count = 0;
    struct rlimit before, wide;
    (void)state;

    /* Descriptors must not run out before the table does. */
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    wide = before;
    wide.rlim_cur = before.rlim_max;
    setrlimit(RLIMIT_NOFILE, &wide);
    while (count < 2000 && (outs[count] = file_create(&diags, target)))
        count++;
    assert_in_range(count, 256, 1999);
    assert_int_equal(diags.last->id, IO_CREATE);
    for (size_t i = 0; i < count; i++)
        file_abandon(outs[i]);
    setrlimit(RLIMIT_NOFILE, &before);
    assert_int_equal(files(), 0);
    assert_true(file_save(&diags, target, STR("x")));
}

static void save_job(void *context, size_t index)
{
    struct arena *own = arena_open();
    struct diags said = diags_new(own);
    struct str path = str_printf(own, "%s/%zu", folder, index);
    bool *saved = context;

    saved[index] = file_save(&said, path.ptr, path);
    arena_close(own);
}

static void test_many_threads(void **state)
{
    bool saved[64] = {false};
    (void)state;

    pool_run(8, 64, save_job, saved);
    assert_int_equal(files(), 64);
    for (size_t i = 0; i < 64; i++) {
        struct str path = str_printf(arena, "%s/%zu", folder, i);
        assert_true(saved[i]);
        assert_str(content(path.ptr), path.ptr);
    }
}

static void test_path_without_a_folder(void **state)
{
    char before[4096];
    bool saved;
    (void)state;

    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(folder), 0);
    saved = file_save(&diags, "plain", STR("x"));
    assert_int_equal(chdir(before), 0);
    assert_true(saved);
    assert_str(content(in_folder(folder, "plain")), "x");
}

static void test_drafts(void **state)
{
    const char *inner = in_folder(folder, "a/b");
    (void)state;

    assert_true(file_make_folders(&diags, inner));
    assert_true(file_save_draft(&diags, in_folder(folder, "a/b/c"), STR("x")));
    assert_true(file_save_draft(&diags, in_folder(folder, "a/d"), STR("y")));
    assert_true(file_sync_tree(&diags, folder));
    assert_str(content(in_folder(folder, "a/b/c")), "x");
    assert_int_equal(diags.count[SEVERITY_ERROR], 0);
    assert_false(file_sync_tree(&diags, in_folder(folder, "none")));
    assert_int_equal(diags.last->id, IO_WRITE);
}

#undef TEST
#define TEST(function)                                                         \
    cmocka_unit_test_setup_teardown(function, set_up, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_committing),
        TEST(test_temporary_file),
        TEST(test_mode_is_the_same_for_every_umask),
        TEST(test_abandoning_keeps_the_last_good_one),
        TEST(test_replacing),
        TEST(test_a_link_is_replaced_not_written_through),
        TEST(test_missing_folder),
        TEST(test_a_folder_in_the_place),
        TEST(test_path_that_is_too_long),
        TEST(test_full_disk),
        TEST(test_temporary_file_that_was_replaced),
        TEST(test_temporary_file_that_vanished),
        TEST(test_removing_what_is_open),
        TEST(test_fatal_leaves_nothing),
        TEST(test_more_outputs_than_places),
        TEST(test_many_threads),
        TEST(test_path_without_a_folder),
        TEST(test_drafts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
