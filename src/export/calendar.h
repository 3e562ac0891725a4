/*
 * Due dates as iCalendar (RFC 5545).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef EXPORT_CALENDAR_H
#define EXPORT_CALENDAR_H

#include "export/table.h"

/* An all-day event on the due date of each window in which a control is
 * expected to run; the days of a daily control become one event a month. Only
 * of controls that ROLE owns or operates; NULL: all. STAMP is the DTSTAMP of
 * each. An event keeps its UID from one export to the next. */
struct str calendar_write(const struct table_source *source,
                          const struct role *role, struct instant stamp);

/* True when ROLE owns or operates CONTROL. */
bool calendar_concerns(const struct role *role, const struct control *control);

#endif
