# The programs that ./dev bench runs. They are built with everything else, so
# that they keep compiling, and are no tests: nothing asserts a time.
# SPDX-License-Identifier: Apache-2.0

# bench_program(NAME SOURCE…): a program of the real stages.
function(bench_program name)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_LIST_DIR}/)
  add_executable(${name} ${ARGN})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ab_program)
endfunction()

bench_program(bench_set set.c setting.c stages.c)
foreach(stage breaks_mark shape_text fit_lines line_make tags_check
              content_define_page tags_define objects_save subsets_define
              compress2 file_save)
  target_link_options(bench_set PRIVATE -Wl,--wrap=${stage})
endforeach()
bench_program(bench_lines lines.c setting.c)
