/*
 * When a commit was made, and who approved it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/git_facts.h"

#include <string.h>

#include "load/git_library.h"
#include "load/people.h"

enum { DAY_SECONDS = 86400, OFFSET_MAX = 24 * 60 };

date git_facts_day(const git_commit *commit)
{
    static const int64_t last = INT64_C(253402300799); /* of the year 9999 */
    int64_t seconds = git2.commit_time(commit);
    int offset = git2.commit_time_offset(commit);

    if (offset < -OFFSET_MAX || offset > OFFSET_MAX)
        offset = 0;
    if (seconds < DAY_SECONDS)
        seconds = DAY_SECONDS;
    if (seconds > last - DAY_SECONDS)
        seconds = last - DAY_SECONDS;
    return (date)((seconds + offset * 60) / DAY_SECONDS);
}

/* Those whom trailers of the message name under KEY. */
static void add_trailers(struct arena *arena, struct people *people,
                         const git_message_trailer_array *trailers,
                         const char *key)
{
    for (size_t i = 0; i < trailers->count; i++)
        if (str_eq_nocase(str_from(trailers->trailers[i].key), str_from(key)))
            people_add(arena, people, str_from(trailers->trailers[i].value));
}

void git_facts_people(struct arena *arena, const git_commit *commit,
                      struct commit *out)
{
    const git_signature *who = git2.commit_committer(commit);
    git_message_trailer_array trailers;
    struct people people = {0};

    if (git2.message_trailers(&trailers, git2.commit_message(commit)) == 0) {
        add_trailers(arena, &people, &trailers, "Approved-by");
        if (people.count == 0)
            add_trailers(arena, &people, &trailers, "Reviewed-by");
        git2.message_trailer_array_free(&trailers);
    }
    /* A merge on a web page is committed by the site for its author. */
    if (who && who->email && strcmp(who->email, "noreply@github.com") == 0)
        who = git2.commit_author(commit);
    out->is_approved = people.count > 0;
    out->by = out->is_approved
                  ? people_join(arena, &people)
                  : people_name(arena, str_from(who ? who->name : NULL));
}
