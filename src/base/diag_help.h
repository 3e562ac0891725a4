/*
 * What each message means and what to do: HELP(identifier, "text"), in the
 * order of diag_ids.h. One or two sentences in plain words, for
 * `check --list`, SARIF and the manual page, whose section is made from them
 * by tests/tools/make_manual_slugs.py.
 * SPDX-License-Identifier: Apache-2.0
 */

/* base/ */
HELP(IO_CREATE,
     "The program cannot make a file or folder where a result belongs. Check "
     "permissions and free space.")
HELP(IO_WRITE,
     "Writing a result failed, mostly because the disk is full. The last "
     "good output stays as it was.")
HELP(IO_REMOVE,
     "Something in the output folder cannot be removed. Check who owns it.")
HELP(IO_BUSY,
     "Another build is writing to the same output folder. Wait until it is "
     "done.")
HELP(IN_OPEN,
     "A file or folder of the workspace cannot be opened, or is a device or "
     "pipe. Check its permissions.")
HELP(IN_READ,
     "A file of the workspace could be opened but not read to its end. Check "
     "the disk or the mount.")
HELP(IN_TOO_LARGE,
     "A file is larger than the program reads. Split it, or keep it out of "
     "the workspace.")
HELP(IN_CSV,
     "A table is not CSV in UTF-8: a quotation does not end, or it holds "
     "bytes that are no text. Save it as CSV in UTF-8.")
HELP(IN_PATTERN,
     "A rule holds a regular expression that cannot be read. Correct it.")
HELP(INTERNAL_BROKEN,
     "The program found a mistake of its own and stopped. Please report it "
     "with the message.")

/* load/ */
HELP(IN_YAML, "The file is not valid YAML at this place, mostly for want of a "
              "quotation mark, a blank or an equal indentation.")
HELP(IN_YAML_UTF8, "A file is not UTF-8. Save it as UTF-8 in your editor.")
HELP(IN_YAML_CONTROL, "A control character stands in the text. Delete it.")
HELP(IN_YAML_TAB, "A tab indents a line of YAML. Indent with blanks.")
HELP(IN_YAML_DUPLICATE,
     "A key stands twice in one map, and only one of the two could count. "
     "Remove one.")
HELP(IN_YAML_FEATURE,
     "The file uses a part of YAML that is not accepted: tags, merge keys, "
     "directives, a second document, or keys that are no text.")
HELP(IN_YAML_ALIAS,
     "An alias names nothing, contains itself, or grows too large. Write the "
     "value out.")
HELP(IN_YAML_DEPTH, "Lists and maps are nested more than 100 levels deep.")
HELP(IN_FRONT_UNCLOSED,
     "The front matter of a policy has no closing line of three hyphens.")
HELP(IN_FRONT_MISSING,
     "A policy does not begin with front matter. Write its id, title, "
     "version and owner between two lines of three hyphens.")
HELP(LOAD_HIDDEN_CHARACTER,
     "An invisible character changes the order in which the text is read. "
     "Delete it.")
HELP(LOAD_UNKNOWN_KEY,
     "A key is not known here, so its value would be lost. Mostly it is "
     "misspelt.")
HELP(LOAD_WRONG_TYPE,
     "A value has another form than its key needs, such as a list where one "
     "text belongs.")
HELP(LOAD_MISSING_KEY,
     "An entry lacks a key without which it means nothing. Add it.")
HELP(LOAD_BAD_DATE,
     "A date is not written as YYYY-MM-DD, or there is no such day.")
HELP(LOAD_UNKNOWN_WORD,
     "A value is not one of the words that its key allows; the hint lists "
     "them.")
HELP(LOAD_BAD_ID,
     "An id is too long, or has characters that cannot stand in a file name.")
HELP(LOAD_DUPLICATE_ID,
     "Two entries of one kind have the same id. Rename one and what refers "
     "to it.")
HELP(LOAD_SECURITY_UNNAMED,
     "The categories do not name security, which is in the scope of every "
     "SOC 2 report. It is added; name it.")
HELP(LOAD_STRAY_FILE,
     "A file or folder lies where the program reads others, but is not read "
     "itself. Move it, or give it the ending that is read.")
HELP(LOAD_LEFT_OUT,
     "A symbolic link, pipe, socket or device lies among the evidence. It is "
     "never followed and is not in the binder; put the file itself there.")
HELP(LOAD_VERSION_ALONE,
     "A text below policies/versions belongs to no policy. Correct its id, "
     "or put the policy's newest text into policies/.")
HELP(LOAD_VERSION_TWICE,
     "Two texts of one policy carry the same version, so nobody can tell "
     "which was approved. Give one of them its own.")
HELP(IN_GIT,
     "The settings ask for the git history, but there is none here that can "
     "be read: no repository, one without working files, one of another "
     "user, or one that is damaged.")
HELP(LOAD_HISTORY_CUT,
     "The git history ends before its beginning, because the clone is "
     "shallow or the history very large. Earlier texts and changes may be "
     "missing from the documents.")
HELP(LOAD_HISTORY_UNREAD,
     "In git a file of a policy or of controls has a state that cannot be "
     "read. It is left out of the earlier texts.")
HELP(LOAD_NOT_COMMITTED,
     "The newest text of a policy or control is not what git holds. It is "
     "shown, but nothing tells who approved it and when.")
HELP(LOAD_SIDECAR_ALONE,
     "Facts are written about a file of evidence that is not there. Add the "
     "file, or correct the name.")
HELP(LOAD_SIDECAR_TWICE,
     "Two places state facts about one file of evidence. Keep one of them.")
HELP(IN_XLSX, "A spreadsheet cannot be read: it is no XLSX file, is damaged, "
              "encrypted, or unreasonably large. Save it again, or as CSV.")
HELP(LOAD_REQUESTS_HEADER,
     "The request list has no row of headings with an id column and one more "
     "known column. Name the columns, for example Request ID, Control, "
     "Description, Due.")
HELP(LOAD_REQUEST_ID,
     "A row of the request list has no id, so nothing can answer it. Ask the "
     "auditor for its id.")
HELP(LOAD_REQUEST_DUE,
     "The due date of a request can be read in two ways or in none. Write it "
     "as 2026-03-31.")
HELP(LOAD_ACKNOWLEDGED_HEAD,
     "The first row of acknowledgements.csv does not name its columns. Write "
     "person,policy,version,date.")
HELP(LOAD_ACKNOWLEDGED_ROW,
     "A row of acknowledgements.csv lacks the person, the policy or the "
     "version, or its date is no day. Leave the date empty as long as the "
     "person did not acknowledge.")

/* intake/ */
HELP(IN_MATRIX_HEAD,
     "The table has no row of headings in which a control matrix is known by "
     "its words: what names a control, what it says, and one column more. Name "
     "the columns, for example Control ID, Control description, Criteria.")
HELP(MATRIX_LEFT,
     "These columns of the matrix say what a file of controls has no place "
     "for. They are not taken over.")
HELP(MATRIX_CELL,
     "A cell of the matrix says what has no meaning here: a frequency, "
     "criterion, category, nature or policy that is not known. It is kept as a "
     "comment below its control.")
HELP(MATRIX_ROLE,
     "The matrix names somebody whom auditbinder.yaml has no role for. The "
     "control gets an id made of the name; add a role with this id, or put one "
     "that exists in its place.")
HELP(MATRIX_TAKEN,
     "A control of the matrix has the id of one that the workspace has. Keep "
     "one of the two; 'check' will not let both be.")

/* check/ */
#include "base/diag_help_check.h"

/* compose/ */
HELP(IN_TEMPLATE_SYNTAX,
     "A template, or the text of a policy or control, has a wrong or "
     "unclosed tag in double braces.")
HELP(IN_TEMPLATE_MISSING, "A template that a document needs is not there.")
HELP(IN_TEMPLATE_LIMIT,
     "A template is nested too deeply, or its text grows too large.")
HELP(TEMPLATE_NAME,
     "A tag in double braces names a value that does not exist at this "
     "place.")
HELP(TEMPLATE_PARTIAL, "A template includes another one that does not exist.")
HELP(TEMPLATE_KIND,
     "A tag prints a list or a group of values where it needs a text, or the "
     "other way round.")

/* doc/ */
HELP(IN_MARKDOWN_SIZE,
     "A text is larger than the program sets as one document. Split it.")
HELP(IN_MARKDOWN_UTF8,
     "A Markdown file is not UTF-8. Save it as UTF-8 in your editor.")
HELP(IN_MARKDOWN_LINE,
     "A line is too long to be read. Break it into several lines.")
HELP(IN_MARKDOWN_DEPTH, "Lists, quotations or emphasis are nested too deeply.")
HELP(IN_MARKDOWN_TABLE, "A table has more columns than a page can hold.")
HELP(IN_MARKDOWN_COMPLEX,
     "A paragraph has so many brackets or marks that reading it would take "
     "too long. Split it with blank lines.")
HELP(DOC_HIDDEN_CHARACTER,
     "A character cannot be seen and can change how the text reads. Remove "
     "it.")
HELP(DOC_HTML,
     "HTML stands in a Markdown text and is shown as text. Write it in "
     "Markdown.")
HELP(DOC_LINK_UNSAFE,
     "A link leads to something that is not opened from a document; its text "
     "stays. Link to a web address, a mail address, a heading, a control or "
     "a policy.")
HELP(DOC_LINK_FILE,
     "A link leads to a file for which no document stands in the binder; its "
     "text stays. Said once for each text. Link to the file of a policy, to a "
     "control or to a policy.")
HELP(DOC_LINK_MIXED,
     "A link mixes letters of several alphabets in one word, as forged "
     "addresses do. Check where it leads.")
HELP(DOC_IMAGE_REMOTE,
     "An image lies on another host, and nothing is ever fetched. Keep a "
     "copy in the workspace.")
HELP(DOC_IMAGE_OUTSIDE,
     "The path of an image leads out of the workspace. Move the image into "
     "it.")
HELP(DOC_CHART_REFUSED,
     "The lines of a chart are not as a chart has them, so they are shown as "
     "code. Mend the line, or call the code something else.")
HELP(DOC_NOTE_LOST,
     "Nothing refers to a footnote, so it is not shown. Refer to it, or "
     "remove it.")
HELP(DOC_ANCHOR_UNKNOWN,
     "A link leads to a heading or an id that this document does not have. "
     "Its text stays, without the link.")
HELP(INTERNAL_TREE,
     "The program made a wrong document tree. Please report it with the text "
     "that caused it.")

/* layout/ */
HELP(IN_FONT,
     "A font file of the program is missing or damaged. Install the program "
     "again.")
HELP(LAYOUT_NO_GLYPH,
     "No font has a character of the text; a replacement is shown. Write it "
     "with other characters.")
HELP(LAYOUT_NO_PATTERNS,
     "This machine has no hyphenation patterns for a language, so that its "
     "words are not divided and pages come out otherwise than where there are "
     "some. Install them.")
HELP(LAYOUT_BAD_IMAGE,
     "An image is damaged or of a kind that is not read. Save it again as "
     "PNG, or as JPEG in RGB.")
HELP(LAYOUT_NO_IMAGE,
     "There is no image under the path that the text names, neither beside "
     "the text nor from the top of the workspace. The document has a box with "
     "its description in its place.")
HELP(STYLE_KEY, "A theme sets a measure of the page that does not exist.")
HELP(STYLE_VALUE,
     "A theme gives a value that its key cannot take; the hint shows the "
     "form.")
HELP(STYLE_CONTRAST,
     "A colour of the theme or the brand makes text hard to read. Choose a "
     "darker or a lighter one, as the hint says.")
HELP(INTERNAL_TAGS,
     "The program made wrong tags for a document. Please report it.")
HELP(INTERNAL_BOXES,
     "The program placed something over a text or beyond a page. Please "
     "report it.")

/* pdf/ */
HELP(INTERNAL_PDF,
     "A PDF file could not be made. Please report it with the message.")
HELP(PDF_NO_GLYPH,
     "A character of the text cannot be drawn with its font. Write it with "
     "other characters.")
HELP(PDF_NO_ANCHOR, "A link leads to a place that is not in the document.")

/* binder/ */
HELP(UNREAD_EVIDENCE,
     "A file of evidence could not be read. The binder is built without it "
     "and lists it as left out.")
HELP(BINDER_RENAMED,
     "A file has another name in the binder than in the workspace, because "
     "two names differ only in ways that some systems do not see. The index "
     "keeps both.")
HELP(BINDER_LINKED,
     "A file has several names on the disk. Whoever changes it under another "
     "name changes the evidence.")
HELP(IO_DOCUMENT, "A finished document could not be read back to be packed.")
HELP(IO_CHANGED,
     "A file changed while the binder was made. Wait until nothing writes to "
     "it and build again.")
HELP(IO_ZIP_LIMIT,
     "A file is too large, or its path too long, for a zip that every system "
     "opens.")
HELP(IO_ZIP, "The zip could not be written. Check the free space.")

/* verify/ */
HELP(VERIFY_OPEN,
     "The binder cannot be opened, or is neither a zip nor a folder.")
HELP(VERIFY_ZIP,
     "The zip is damaged, or not built as a binder is: something may hide in "
     "it. Ask for it again.")
HELP(VERIFY_NAME,
     "A name in the binder could write outside its folder, or cannot exist "
     "on some systems.")
HELP(VERIFY_TWIN,
     "Two names in the binder are one and the same on some systems, so one "
     "file would hide the other.")
HELP(VERIFY_KIND,
     "The binder holds a link, a device or something else that is no plain "
     "file.")
HELP(VERIFY_DATA, "A file in the binder cannot be read or unpacked.")
HELP(VERIFY_TAG_FILE,
     "A file that describes the bag is missing or not written as RFC 8493 "
     "says.")
HELP(VERIFY_MANIFEST, "A line of a manifest is wrong, or lists a file twice.")
HELP(VERIFY_MISSING, "A file that the manifest lists is not in the binder.")
HELP(VERIFY_EXTRA,
     "A file is in the binder that no manifest lists: it was added later.")
HELP(VERIFY_ALTERED,
     "A file has other bytes than the manifest states: it was changed after "
     "the binder was made.")
HELP(VERIFY_OXUM,
     "The binder states another number of files or bytes than it holds.")
HELP(VERIFY_ODD,
     "The bag is valid but unusual, in a way that some programs do not "
     "accept.")

/* cli/ and build.c */
HELP(USAGE, "The call was wrong. See the help of the command.")
HELP(IN_DATA,
     "The templates and fonts of the program are not to be found. Install "
     "the whole program, or set AUDITBINDER_DATA.")
HELP(IN_NO_WORKSPACE, "There is no auditbinder.yaml here or in a folder above.")
HELP(IN_NO_PERIOD,
     "The workspace defines no audit period, or not the one that was asked "
     "for.")
HELP(IN_THEME, "A theme is not a list of keys with one value each.")
HELP(IN_NO_DOCUMENT,
     "No file and no document of the workspace has the name that was given.")
HELP(IO_EXISTS, "A file is there already, and nothing is overwritten.")
HELP(INIT_KEPT, "A file of yours was there already and was kept.")
HELP(RENEW_REFUSED,
     "The renewal contradicts the policy as it is: the version is there "
     "already, the approver owns the policy, or a date lies before the last "
     "one. Nothing was changed.")
HELP(IN_RENEW,
     "The front matter of a policy is written in a way that renew cannot edit "
     "line by line. Write each key and its value on one line.")
HELP(IO_FOREIGN,
     "Something that no build made stands where the build is to go. Move it "
     "away.")
