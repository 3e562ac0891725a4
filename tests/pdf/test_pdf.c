/*
 * Whole files: the sample layout as PDF, looked at by the tools that are here.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "sample.h"

int main(int argc, char **argv)
{
    struct sample *sample;
    void *state;
    struct str out;

    sample_set_up(&state);
    sample = state;
    if (!pdf_write(sample->arena, &sample->diags, &sample->layout, &out))
        printf("failed\n");
    for (struct diag *d = sample->diags.first; d; d = d->next)
        printf("%.*s\n", STR_ARG(diag_format(sample->arena, d, false)));
    if (argc > 1)
        file_save(&sample->diags, argv[1], out);
    sample_tear_down(&state);
    return 0;
}
