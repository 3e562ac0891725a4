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

/* layout/ */
DIAG(IN_FONT, SEVERITY_ERROR, "bad-font")
DIAG(LAYOUT_NO_GLYPH, SEVERITY_WARNING, "no-glyph")
DIAG(LAYOUT_BAD_IMAGE, SEVERITY_ERROR, "bad-image")

/* pdf/ */

/* binder/ */

/* verify/ */

/* cli/ and build.c */
