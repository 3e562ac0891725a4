/*
 * The table of messages: DIAG(identifier, severity, slug). Included several
 * times with different meanings of DIAG; each slug is explained in the manual.
 * One section per folder. The prefix of an identifier decides its class (see
 * diag.c): IO_ output, IN_ input, UNREAD_, VERIFY_, INTERNAL_; all others are
 * findings.
 * SPDX-License-Identifier: Apache-2.0
 */

/* base/ */
DIAG(IO_CREATE, SEVERITY_ERROR, "cannot-write")
DIAG(IO_WRITE, SEVERITY_ERROR, "write-failed")
DIAG(IO_REMOVE, SEVERITY_ERROR, "cannot-remove")
DIAG(IO_BUSY, SEVERITY_ERROR, "folder-busy")
DIAG(IN_OPEN, SEVERITY_ERROR, "cannot-open")
DIAG(IN_READ, SEVERITY_ERROR, "cannot-read")
DIAG(IN_TOO_LARGE, SEVERITY_ERROR, "file-too-large")
DIAG(INTERNAL_BROKEN, SEVERITY_ERROR, "internal-error")

/* load/ */

/* check/ */

/* compose/ */

/* doc/ */
DIAG(IN_MARKDOWN_SIZE, SEVERITY_ERROR, "markdown-too-large")
DIAG(IN_MARKDOWN_UTF8, SEVERITY_ERROR, "markdown-not-utf8")
DIAG(IN_MARKDOWN_LINE, SEVERITY_ERROR, "line-too-long")
DIAG(IN_MARKDOWN_DEPTH, SEVERITY_ERROR, "nested-too-deep")
DIAG(IN_MARKDOWN_TABLE, SEVERITY_ERROR, "table-too-wide")
DIAG(IN_MARKDOWN_COMPLEX, SEVERITY_ERROR, "markdown-too-complex")
DIAG(DOC_HIDDEN_CHARACTER, SEVERITY_WARNING, "hidden-character")
DIAG(DOC_HTML, SEVERITY_WARNING, "html-shown")
DIAG(DOC_LINK_UNSAFE, SEVERITY_WARNING, "unsafe-link")
DIAG(DOC_LINK_MIXED, SEVERITY_WARNING, "mixed-alphabets")
DIAG(DOC_IMAGE_REMOTE, SEVERITY_WARNING, "remote-image")
DIAG(DOC_IMAGE_OUTSIDE, SEVERITY_ERROR, "image-outside")
DIAG(DOC_NOTE_LOST, SEVERITY_WARNING, "unused-footnote")
DIAG(DOC_ANCHOR_UNKNOWN, SEVERITY_WARNING, "unknown-anchor")
DIAG(INTERNAL_TREE, SEVERITY_ERROR, "broken-tree")

/* layout/ */
DIAG(IN_FONT, SEVERITY_ERROR, "bad-font")
DIAG(LAYOUT_NO_GLYPH, SEVERITY_WARNING, "no-glyph")
DIAG(LAYOUT_BAD_IMAGE, SEVERITY_ERROR, "bad-image")

/* pdf/ */
DIAG(INTERNAL_PDF, SEVERITY_ERROR, "pdf-failed")
DIAG(PDF_NO_GLYPH, SEVERITY_ERROR, "pdf-no-glyph")
DIAG(PDF_NO_ANCHOR, SEVERITY_WARNING, "pdf-no-anchor")

/* binder/ */

/* verify/ */

/* cli/ and build.c */
