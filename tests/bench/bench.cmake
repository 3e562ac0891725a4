# The programs that ./dev bench runs, by the target bench_programs. They are no
# tests: nothing asserts a time. ./dev test builds them, so that they compile.
# SPDX-License-Identifier: Apache-2.0

add_custom_target(bench_programs)

# bench_program(NAME SOURCE…): a program of the real stages.
function(bench_program name)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/)
  add_executable(${name} EXCLUDE_FROM_ALL ${ARGN})
  add_dependencies(bench_programs ${name})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ab_program)
endfunction()

# with_stages(NAME): puts the doors in front of the stages.
function(with_stages name)
  set(here ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  target_sources(${name} PRIVATE ${here}/stages.c ${here}/doors_program.c
    ${here}/doors_page.c)
  foreach(stage workspace_load check_all content_secrets template_render
                markdown_parse layout_give breaks_mark breaks_hyphenate
                shape_text fit_lines line_make tags_check_part
                tags_check_page pdf_close
                content_begin_page content_end_page tags_complete tags_define
                objects_save subsets_define deflate_zlib file_write file_commit
                sheets_add readings_make binder_write)
    target_link_options(${name} PRIVATE -Wl,--wrap=${stage})
  endforeach()
  # What is compiled across files has no calls left to put doors in front of.
  target_link_options(${name} PRIVATE -fno-lto)
endfunction()

bench_program(bench_set set.c setting.c)
# It is to start as the program does, with all of its libraries.
target_link_options(bench_set PRIVATE -Wl,--no-as-needed)
bench_program(bench_set_staged set.c setting.c staged.c)
with_stages(bench_set_staged)
bench_program(bench_staged ../../src/main.c staged.c)
with_stages(bench_staged)
bench_program(bench_lines lines.c setting.c)
