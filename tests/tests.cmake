# Registers the tests: every tests/<folder>/test_<file>.c is a cmocka program
# that links the layer of the same name; the scripts follow.
# SPDX-License-Identifier: Apache-2.0
foreach(folder base model load check compose doc layout pdf binder
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
      target_link_libraries(${name} PRIVATE ab_${folder} PkgConfig::cmocka)
    endif()
    # Tests compare with files in the tree; they run from its root.
    add_test(NAME ${name} COMMAND ${name}
      WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endforeach()
endforeach()
