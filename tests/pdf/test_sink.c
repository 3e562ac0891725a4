/*
 * Tests of pdf/sink.c: the same bytes and offsets, with a thread and without.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/sink.h"

#include "base/pool.h"
#include "base/scratch.h"

enum { STREAMS = 300, LONGEST = 9000, HUGE = 2 << 20 };

struct file {
    struct buf bytes;
    struct place places[STREAMS];
    uint8_t hash[SHA256_SIZE];
    uint64_t size;
    bool is_abandoned;
};

static void add_bytes(void *context, const void *bytes, size_t count)
{
    buf_add_bytes(context, bytes, count);
}

/* Some text, and now and then more than the queue holds. */
static struct str data_of(size_t index)
{
    size_t len = index % 97 == 96 ? HUGE : index * 7919 % LONGEST;
    char *bytes = arena_alloc(arena, len + 1);

    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)('a' + (i * i + index) % 23);
    return str_make(bytes, len);
}

static void write_file(void *context, size_t index)
{
    struct file *file = context;
    struct sink *sink = sink_open((struct output){add_bytes, &file->bytes});

    (void)index;
    sink_put(sink, STR("head\n"));
    for (size_t i = 0; i < STREAMS; i++) {
        struct stream stream = {(object_id)i + 1, STR("/Key 1"), data_of(i),
                                i % 5 != 0, &file->places[i]};

        sink_add(sink, &stream);
    }
    if (!file->is_abandoned) {
        sink_put(sink, STR("tail\n"));
        file->size = sink_size(sink);
        sink_hash(sink, file->hash);
    }
    sink_close(sink);
}

static struct file file_with(unsigned threads, bool is_abandoned)
{
    struct file file = {.bytes = buf_new(arena), .is_abandoned = is_abandoned};

    pool_run(threads, 1, write_file, &file);
    return file;
}

static void check_places(const struct file *file)
{
    for (size_t i = 0; i < STREAMS; i++) {
        struct str head = str_printf(arena, "%zu 0 obj\n<<", i + 1);

        assert_true(file->places[i].where + head.len < file->bytes.len);
        assert_memory_equal(file->bytes.ptr + file->places[i].where, head.ptr,
                            head.len);
    }
}

static void test_same_bytes(void **state)
{
    struct file one = file_with(1, false), two = file_with(2, false);
    uint8_t hash[SHA256_SIZE];
    (void)state;

    assert_int_equal(one.bytes.len, two.bytes.len);
    assert_memory_equal(one.bytes.ptr, two.bytes.ptr, one.bytes.len);
    assert_memory_equal(one.places, two.places, sizeof one.places);
    check_places(&two);
    assert_int_equal(two.size, two.bytes.len);
    sha256_of(buf_str(&two.bytes), hash);
    assert_memory_equal(two.hash, hash, sizeof hash);
}

/* Whatever waits when a file is given up goes with it. */
static void test_abandoned(void **state)
{
    struct file file = file_with(2, true);
    struct file whole = file_with(1, false);
    (void)state;

    assert_true(file.bytes.len < whole.bytes.len);
    assert_memory_equal(file.bytes.ptr, whole.bytes.ptr, file.bytes.len);
    sink_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_same_bytes),
        TEST(test_abandoned),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
