/*
 * What the messages of check/ mean: the part of diag_help.h that grows with
 * each rule.
 * SPDX-License-Identifier: Apache-2.0
 */

HELP(MUST_CRITERION,
     "A reference names a criterion that the list of criteria does not have.")
HELP(MUST_POLICY,
     "A reference names a policy that does not exist. Correct the id, or "
     "write the policy.")
HELP(MUST_CONTROL,
     "A reference names a control that does not exist. Correct the id.")
HELP(MUST_ROLE,
     "A reference names a role that auditbinder.yaml does not define. Add it "
     "under roles, or correct the id.")
HELP(MUST_PERSON, "A role names a person who is not listed under people.")
HELP(MUST_PERIOD,
     "A reference names a period that is not listed under periods.")
HELP(MUST_GROUP,
     "A control belongs to a category of controls that is not known.")
HELP(CHECK_NAMED_TWICE, "A list names the same thing twice. Remove one.")
HELP(CHECK_NO_OWNER,
     "A control has no owner, so nobody answers for it. Add the id of a "
     "role.")
HELP(CHECK_NO_FREQUENCY,
     "A control does not say how often it runs, so nothing tells what is "
     "due.")
HELP(CHECK_NO_PRIMARY, "A control has no primary trust services category.")
HELP(CHECK_NO_CRITERIA,
     "A control cites no criterion, so it supports nothing in the report.")
HELP(CHECK_NO_STATEMENT,
     "A control has no statement: the one sentence that an auditor tests, "
     "with who does what, when, leaving what proof.")
HELP(CHECK_NO_PURPOSE,
     "A control does not say what it accomplishes. Add one or two sentences.")
HELP(MUST_VARIATION,
     "The chosen variation of a control is none of those it lists.")
HELP(CHECK_NO_VARIATION,
     "A control can be run in several ways and none is chosen. Choose one, "
     "so that the narrative says what is really done.")
HELP(CHECK_OUT_OF_SCOPE,
     "A control belongs to a category that the report does not cover. Add "
     "the category, or say why the control is not applicable.")
HELP(CHECK_EFFECTIVE, "A control ends before it begins. Swap the two dates.")
HELP(CHECK_VAGUE,
     "A control uses a word that cannot be tested, such as \"regularly\" or "
     "\"as needed\". Say who, what, when and with what proof.")
HELP(CHECK_PASSIVE,
     "A sentence of a control says that something is done, but not who does "
     "it. Begin with the role: \"The Platform Lead reviews\", not \"access is "
     "reviewed\".")
HELP(CHECK_POLICY_FIELD,
     "A policy lacks something that auditors look for on its first page, "
     "such as its owner, approver or dates.")
HELP(CHECK_POLICY_DATES,
     "The dates of a policy contradict each other, such as one that takes "
     "effect before it is approved.")
HELP(CHECK_POLICY_REVIEW,
     "The review of a policy fell due before the end of the period. Review "
     "it, and record the day and the next one.")
HELP(CHECK_POLICY_SELF,
     "A policy is approved by its owner. Name another role as approver.")
HELP(CHECK_POLICY_DRAFT,
     "A policy is a draft, and drafts prove nothing. Have it approved, or "
     "retire it.")
HELP(CHECK_POLICY_LATE,
     "A policy takes effect after the end of the period. The auditor needs "
     "the text that was in force then.")
HELP(CHECK_POLICY_VERSION,
     "A kept text of a policy does not say from when it held, or it took "
     "effect on the day of another. The text in force on a day is chosen by "
     "these dates.")
HELP(CHECK_TEXT_CHANGED,
     "Git shows that the words of a policy or control changed while its "
     "version stayed, so one version stands for two texts. Give the newer "
     "text a version of its own.")
HELP(CHECK_CONTROL_LATE,
     "The text of a control takes effect after the end of the period, and no "
     "earlier text is kept. Keep the earlier text under versions, or set "
     "effective_from.")
HELP(CHECK_FREQUENCY_CHANGED,
     "The frequency, mode or windows of a control changed in the period. The "
     "expected occurrences follow the text in force at its end; agree with "
     "your auditor how the time before counts.")
HELP(CHECK_WITHDRAWN,
     "A policy cites NIST SP 800-88 Rev. 1, which Rev. 2 replaced on 26 "
     "September 2025. Cite Rev. 2, and see what it changes.")
HELP(CHECK_MATRIX,
     "A table of a policy that DS-06 reviews has a blank cell, so nobody knows "
     "the rule there. Write it, if only \"not allowed\".")
HELP(CHECK_LABEL,
     "A classification is used that no policy reviewed by DS-06 names. Labels "
     "are the same everywhere, letter by letter.")
HELP(CHECK_PRIVATE_PATH,
     "A text that goes into the binder names a folder of somebody's computer. "
     "Name the system or the file instead.")
HELP(CHECK_DESCRIPTION,
     "The description of the system lacks a heading for one of the description "
     "criteria DC 1 to DC 9. Without it the description is not complete.")
HELP(CHECK_ROLE_VACANT,
     "Somebody is to answer for a control or policy by a role that nobody "
     "holds. Name the person at the role.")
HELP(CHECK_POLICY_CITES,
     "A policy names no control and no criterion, so the reader cannot tell "
     "what it supports.")
HELP(CHECK_ONE_WAY,
     "A control names a policy that governs it, or a policy a control, and the "
     "other does not name it back. An auditor reads both lists. A side that "
     "keeps no list at all is left alone.")
HELP(MUST_PERIOD_DATES,
     "A period lacks a date, ends before it begins, or has a span although a "
     "type I report speaks of one day.")
HELP(CHECK_PERIOD_SHORT,
     "A type II period is shorter than six months. Ask your auditor and your "
     "customers whether that will do.")
HELP(CHECK_PERIOD_LONG,
     "A period is longer than ten years; mostly one of its dates is "
     "mistyped.")
HELP(CHECK_PERIOD_GAP,
     "A period does not begin on the day after the one before it. Readers of "
     "the reports will ask about the days between.")
HELP(CHECK_PERIOD_DRAFTS,
     "Policies are drafts, and a planned period is to begin. Have them "
     "approved before it does; a draft binds nobody.")
HELP(CHECK_NAMES_TO_REPLACE,
     "auditbinder.yaml still holds names of the starter, such as 'Your "
     "Company'. There is time until the period begins.")
HELP(CHECK_NAMES_OF_STARTER,
     "auditbinder.yaml still holds names of the starter in a period that has "
     "begun, and every document prints them.")
HELP(CHECK_PERIOD_BEGUN,
     "A period is planned, so nothing in it is due, yet evidence was "
     "performed since it began. Set its status to open.")
HELP(MUST_EVIDENCE_FOLDER,
     "A folder below evidence/ names no period or control, so what is in it "
     "proves nothing.")
HELP(CHECK_NO_EVIDENCE,
     "A control has no evidence for the period, or the period has none at "
     "all.")
HELP(CHECK_OCCURRENCE_MISSING,
     "A control was due in a window of the period and nothing shows that it "
     "ran. File the evidence; if it did not run, that is an exception to "
     "record.")
HELP(CHECK_OCCURRENCE_LATE,
     "A control ran after its due date. It stays on record as late.")
HELP(CHECK_OCCURRENCE_LOOKBACK,
     "A control ran inside its window but before the period began. Run it "
     "again in the period, or agree with your auditor that it counts.")
HELP(CHECK_EVIDENCE_NO_WINDOW,
     "A file was performed on a day on which its control was not in force.")
HELP(CHECK_EVIDENCE_UNDATED,
     "Nothing says when a file of evidence was performed. State it, or begin "
     "the file's name with the date.")
HELP(CHECK_EVIDENCE_CLUSTERED,
     "Most evidence was captured at the end of the period, long after it was "
     "performed. Capture it when a control has run.")
HELP(MUST_EVIDENCE_KIND,
     "The kind of evidence is none of those that are known; the hint lists "
     "them.")
HELP(CHECK_EVIDENCE_OUTSIDE,
     "A file was performed outside the period it is filed under. State what "
     "part of the period it covers, or move it.")
HELP(CHECK_EVIDENCE_DATES,
     "The dates of a file contradict each other, such as one that was "
     "captured before it was performed.")
HELP(CHECK_EVIDENCE_EMPTY,
     "A file of evidence has no bytes. Export it again, or say in a note why "
     "nothing is in it.")
HELP(CHECK_EVIDENCE_ZIP,
     "A file of evidence is an archive. Unpack it, so that an auditor can "
     "open each file.")
HELP(CHECK_EVIDENCE_ROWS,
     "A list has another number of rows than its source counted. Export it "
     "again, or explain the difference in a note.")
HELP(CHECK_SCREENSHOT,
     "A screenshot is not said to show the clock and the address of what it "
     "shows; auditors send such pictures back. State both in its facts.")
HELP(CHECK_EVIDENCE_ENCRYPTED,
     "A file of evidence is encrypted, and an auditor could not open it. "
     "Save it without a password; protect the binder as a whole.")
HELP(CHECK_EVIDENCE_LEGACY,
     "A file is in an old office format that portals refuse, or in one that "
     "only Apple's programs open. Save it as DOCX, XLSX, PPTX, PDF or JPEG.")
HELP(CHECK_EVIDENCE_SIZE,
     "A file is larger than the portal accepts. Split it, or give it to the "
     "auditor in another way.")
HELP(CHECK_EVIDENCE_REFUSED,
     "The portal does not accept files of this format. Add a copy in a "
     "format that it accepts.")
HELP(CHECK_EVIDENCE_TWIN,
     "Two files of a period have the same bytes. Keep one, and name the "
     "other control under its controls.")
HELP(MUST_PORTAL,
     "The portal under output is not one of those that the program knows.")
HELP(MUST_SECRET,
     "Evidence holds what looks like a key, token or password. Change that "
     "secret at its source, export the evidence without it, or give the "
     "reason under allow_secrets.")
HELP(CHECK_SECRET_UNUSED,
     "A file may hold secrets by allow_secrets, and none was found in it. "
     "Remove the key.")
HELP(MUST_SECRET_UNSEARCHED,
     "A text file is too large, or a search took too long, so that nobody "
     "looked for secrets in it. Split it, or look yourself.")
HELP(CHECK_POPULATION_ROWS,
     "A list has another number of rows than its facts say. Count again, or "
     "export it again.")
HELP(CHECK_POPULATION_CSV,
     "A list of a population is no CSV that can be read, so its rows were "
     "not counted.")
HELP(MUST_PICKS,
     "The file with the auditor's picks is not beside the population, or is "
     "no CSV with a heading.")
HELP(MUST_SAMPLING,
     "The profile under sampling is none of those in sampling.yaml.")
HELP(CHECK_SAMPLE_SMALL,
     "Fewer items are picked from a population than the profile under "
     "sampling takes. The auditor decides; ask whether the list of picks is "
     "whole, and have more evidence at hand.")
HELP(CHECK_SAMPLE_ABSENT,
     "An item that the auditor picked is in no cell of its population. The "
     "list may be incomplete, or the key misspelt.")
HELP(CHECK_SAMPLE_OPEN,
     "No evidence shows an item that the auditor picked. Add a file and name "
     "the item under its items.")
HELP(CHECK_SAMPLE_UNKNOWN,
     "A file says that it shows an item which nobody picked from a "
     "population of its control.")
HELP(MUST_REQUEST,
     "Evidence answers a request that is in no list of its period.")
HELP(CHECK_REQUEST_CONTROL,
     "A request names no control of the workspace, so only files that name "
     "the request can answer it.")
HELP(MUST_REQUEST_FILE,
     "A request is said to be answered by a file that is not evidence of its "
     "period.")
HELP(MUST_REQUEST_STATUS,
     "The internal status of a request is not one of the words that the "
     "program knows. The auditor's own column is free.")
HELP(CHECK_REQUEST_OPEN,
     "No file answers a request of the auditor. Name the request in the "
     "facts of a file, or the file beside the request.")
HELP(MUST_ACKNOWLEDGED,
     "A row of acknowledgements.csv names a policy that does not exist, or a "
     "version that the policy never had.")
HELP(CHECK_ACKNOWLEDGEMENT_OPEN,
     "People who were asked to acknowledge the version of a policy that was in "
     "force at the end of the period had not done so by then.")
HELP(MUST_SUPERSEDES,
     "A file says that it supersedes another, which is not in the same "
     "folder.")
HELP(CHECK_CRITERION_UNMET,
     "Criteria in scope are met by no control. Cite them in the controls "
     "that meet them.")
HELP(CHECK_PACKET_EMPTY, "A packet of policies holds no policy.")
HELP(RULE_UNKNOWN,
     "An entry under rules names no message of the program. check --list "
     "names them all.")
HELP(RULE_FIXED,
     "An entry under rules sets a message that no workspace can change: a "
     "reference to nothing, a secret, or a file that cannot be read or "
     "written.")
HELP(RULE_UNUSED,
     "An entry under rules fits no finding. What it excused was mended, or it "
     "is misspelt; remove it.")
