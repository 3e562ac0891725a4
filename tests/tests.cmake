# Registers the tests: every tests/<folder>/test_<file>.c is a cmocka program
# that links the layer of the same name; then the fuzz seeds, the rules about
# the sources and the checks of the whole program.
# SPDX-License-Identifier: Apache-2.0

# Sanitized programs are slow and write the same bytes: what judges those
# bytes with another tool runs once, in the plain build.
if(CMAKE_C_FLAGS MATCHES "sanitize")
  set(sanitized ON)
else()
  set(sanitized OFF)
endif()

foreach(folder base model load check compose doc layout pdf export intake binder
               verify cli)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/test_*.c)
  foreach(file ${files})
    get_filename_component(stem ${file} NAME_WE)
    string(REPLACE "test_" "test_${folder}_" name ${stem})
    add_executable(${name} ${file})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    if(folder STREQUAL "cli")
      target_link_libraries(${name} PRIVATE ab_program PkgConfig::cmocka)
    else()
      if(folder STREQUAL "check")
        # Rules are tried on workspaces that the loader reads.
        target_link_libraries(${name} PRIVATE ab_check ab_load)
      endif()
      target_link_libraries(${name} PRIVATE ab_${folder} PkgConfig::cmocka)
    endif()
    # Tests compare with files in the tree; they run from its root.
    add_test(NAME ${name} COMMAND ${name}
      WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endforeach()
endforeach()

# Fuzz harnesses. They are always built; with libFuzzer they search, else a
# small main replays their seeds.
function(fuzz_harness name layer)
  set(file ${CMAKE_SOURCE_DIR}/tests/fuzz/fuzz_${name}.c)
  if(NOT TARGET ${layer})
    return()
  endif()
  add_executable(fuzz_${name} ${file})
  target_link_libraries(fuzz_${name} PRIVATE ${layer})
  if(AUDITBINDER_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(fuzz_${name} PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
    return()
  endif()
  target_sources(fuzz_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/fuzz/replay.c)
  add_test(NAME fuzz_${name}
    COMMAND fuzz_${name} ${CMAKE_SOURCE_DIR}/tests/fuzz/seeds/${name}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(fuzz_${name} PROPERTIES TIMEOUT 300)
endfunction()

fuzz_harness(yaml ab_load)
fuzz_harness(front ab_load)
fuzz_harness(markdown ab_doc)
fuzz_harness(template ab_compose)
fuzz_harness(image ab_layout)
fuzz_harness(zip ab_verify)
fuzz_harness(cells ab_base)
fuzz_harness(xlsx ab_load)
fuzz_harness(sheet ab_load)
fuzz_harness(packed ab_check)

include(${CMAKE_CURRENT_LIST_DIR}/bench/bench.cmake)

# Rules about the sources.
add_test(NAME layers COMMAND ${CMAKE_COMMAND}
  -DSOURCE=${CMAKE_SOURCE_DIR}/src -P ${CMAKE_CURRENT_LIST_DIR}/layers.cmake)
add_test(NAME layers_broken COMMAND ${CMAKE_COMMAND}
  -DSOURCE=${CMAKE_CURRENT_LIST_DIR}/tools/layers/src
  -P ${CMAKE_CURRENT_LIST_DIR}/layers.cmake)
set_tests_properties(layers_broken PROPERTIES PASS_REGULAR_EXPRESSION
  "c:5: <locale.*c:6: <yaml.*c:8: .*c:9: .*4 of 4 includes")

find_package(Python3 COMPONENTS Interpreter)
if(NOT Python3_FOUND)
  message(STATUS "python3 is missing: rules and whole-program tests skipped")
  return()
endif()
set(tools ${CMAKE_CURRENT_LIST_DIR}/tools)
if(sanitized)
  set(rules)
else()
  set(rules slugs tested format width functions)
endif()
foreach(rule ${rules})
  add_test(NAME style_${rule}
    COMMAND ${Python3_EXECUTABLE} ${tools}/style.py ${rule})
  set_tests_properties(style_${rule} PROPERTIES SKIP_RETURN_CODE 77)
endforeach()
add_test(NAME manual COMMAND ${tools}/manual.sh
  ${CMAKE_SOURCE_DIR}/src/auditbinder.1)
set_tests_properties(manual PROPERTIES SKIP_RETURN_CODE 77)

# Rules about the content: its style, spelling, terms and completeness; that
# policies, controls and sample say the same, and the sample's records agree.
if(NOT sanitized)
  foreach(rule style facts spelling records complete library)
    add_test(NAME content_${rule} COMMAND ${Python3_EXECUTABLE} -B
      ${CMAKE_CURRENT_LIST_DIR}/content/${rule}.py)
    set_tests_properties(content_${rule} PROPERTIES SKIP_RETURN_CODE 77)
  endforeach()
  add_test(NAME content_fresh COMMAND ${Python3_EXECUTABLE} -B
    ${CMAKE_CURRENT_LIST_DIR}/content/records.py --fresh)
  set_tests_properties(content_fresh PROPERTIES SKIP_RETURN_CODE 77)
endif()

# The whole program. e2e_made builds the workspaces that the others look at.
set(e2e ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/e2e/e2e.py
  --work ${CMAKE_BINARY_DIR}/e2e)

# e2e_test(NAME…): one CTest for each check, so that each skip is seen.
function(e2e_test)
  foreach(name ${ARGN})
    add_test(NAME e2e_${name} COMMAND ${e2e}
      --program $<TARGET_FILE:auditbinder> ${name})
    set_tests_properties(e2e_${name} PROPERTIES SKIP_RETURN_CODE 77
      TIMEOUT 900 FIXTURES_REQUIRED e2e_made)
  endforeach()
endfunction()

if(TARGET auditbinder)
  e2e_test(made)
  set_tests_properties(e2e_made PROPERTIES FIXTURES_REQUIRED ""
    FIXTURES_SETUP e2e_made)
  e2e_test(sample_clean addons same_bytes verify tampering attacks
    conformance_bags
    mistakes unknown_folder image_link logo_link
    packed_secrets statuses disk_full busy last_good
    interrupted many_files
    help options colours omissions hostile_names export_csv
    export_xlsx export_full export_calendar findings flood messages rules
    status_sample status_json status_holes full_year holes planned plan gap_report
    renew renew_unchanged renew_refused renew_drafts
    renew_atomic redline history
    history_same_bytes history_export history_sources history_refused)
  if(NOT sanitized)
    e2e_test(another_day qpdf verapdf verapdf_breakages looks navigation
      narrative_text policy_text policy_words
      fonts structure drawing unzip python_zip sha256sum bagit
      index_page index_csv nothing_private binder_tables export_workspace
      schemas import never_said digests
      status_many)
  endif()
endif()

# Leaks and races of libraries, named one by one.
if(sanitized)
  get_property(names DIRECTORY PROPERTY TESTS)
  foreach(name ${names})
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT_MODIFICATION
      "LSAN_OPTIONS=set:suppressions=${CMAKE_CURRENT_LIST_DIR}/lsan.supp:print_suppressions=0"
      "TSAN_OPTIONS=set:suppressions=${CMAKE_CURRENT_LIST_DIR}/tsan.supp:print_suppressions=0")
  endforeach()
endif()
