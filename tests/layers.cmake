# cmake -DSOURCE=DIR -P layers.cmake: reads every #include below DIR and fails
# with file:line where a folder includes a layer that it may not know, or a
# library is included outside its one door.
# SPDX-License-Identifier: Apache-2.0
cmake_minimum_required(VERSION 3.25)

# Which folders a folder may include, besides itself.
set(layer_base)
set(layer_model base)
set(layer_load base model)
set(layer_check base model)
set(layer_compose base model doc)
set(layer_doc base)
set(layer_layout base doc)
set(layer_pdf base layout)
set(layer_export base model)
set(layer_intake base model load)
set(layer_binder base model)
set(layer_verify base)
# cli/ and the files beside the folders see everything.
set(everything base model load check compose doc layout pdf export intake
  binder verify cli)
set(layer_cli ${everything} top)
set(layer_top ${everything})

# Doors: a pattern of headers, then a pattern of the files that may name them.
# A library has one door, so that it can be replaced in one place. ICU has
# two: characters in base/, line breaks in layout/; HarfBuzz has two: what is
# set in layout/, what is embedded in pdf/.
set(doors
  "^openssl/" "^base/sha256\\.c$"
  "^pcre2\\.h$" "^base/pattern\\.c$"
  "^expat\\.h$" "^load/sheet_xml\\.c$"
  "^unicode/" "^(base/unicode|layout/(breaks_rules|bidi|shape|para[a-z_]*))\\.c$"
  "^git2\\.h$" "^load/git[a-z_]*\\.[ch]$"
  "^yaml\\.h$" "^load/node[a-z_]*\\.[ch]$"
  "^cmark-gfm" "^doc/parse(_kind|_parts)?\\.[ch]$"
  "^hb(-ot)?\\.h$" "^(layout|pdf)/[a-z_]+\\.[ch]$"
  "^hb-subset\\.h$" "^pdf/(font|subset)[a-z_]*\\.c$"
  "^hyphen\\.h$" "^layout/(hyphen\\.c|patterns\\.[ch])$"
  "^(png|jpeglib|jerror)\\.h$" "^layout/(image|png|jpeg)[a-z_]*\\.[ch]$"
  "^malloc\\.h$" "^base/arena\\.c$"
  "^(librsvg/rsvg|fontconfig/fontconfig)\\.h$" "^layout/image_svg\\.c$"
  "^dlfcn\\.h$" "^(layout/image_svg|load/git_library)\\.c$"
  "^hpdf" "^pdf/object[a-z_]*\\.[ch]$"
  "^libdeflate\\.h$" "^base/deflate\\.c$"
  "^zlib\\.h$" "^(export/xlsx_check|verify/[a-z_]+)\\.[ch]$"
  "^xlsxwriter" "^export/xlsx[a-z_]*\\.[ch]$"
  "^jansson\\.h$" "^export/(json|sarif)[a-z_]*\\.[ch]$"
  "^zip\\.h$" "^((binder|verify)/[a-z_]+|load/xlsx)\\.[ch]$"
  # The clock may time the progress shown; it reaches no output.
  "^time\\.h$" "^cli/build\\.c$"
  "^getopt\\.h$" "^cli/options\\.c$")

# The system's own. Not among them: <locale.h>, <math.h>, <float.h>.
set(system "^(assert|ctype|dirent|errno|fcntl|inttypes|limits|poll|pthread|\
sched|setjmp|signal|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|\
stdlib|stdnoreturn|string|unistd)\\.h$|^(sys|linux)/")

# complain(FILE HEADER WHY): says where, with the line of the #include.
function(complain file header why)
  file(READ ${SOURCE}/${file} text)
  string(FIND "${text}" "${header}" at)
  string(SUBSTRING "${text}" 0 ${at} before)
  string(REGEX MATCHALL "\n" ends "${before}")
  list(LENGTH ends line)
  math(EXPR line "${line} + 1")
  set_property(GLOBAL APPEND PROPERTY broken ${file})
  message(NOTICE "src/${file}:${line}: ${header}: ${why}")
endfunction()

# folder_of(PATH OUT): the first folder of a path, "top" if there is none.
function(folder_of path out)
  if(path MATCHES "^([^/]+)/")
    set(${out} ${CMAKE_MATCH_1} PARENT_SCOPE)
  else()
    set(${out} top PARENT_SCOPE)
  endif()
endfunction()

# A header of ours.
function(check_own file header)
  folder_of(${file} folder)
  folder_of(${header} used)
  if(header MATCHES "\\.\\.")
    complain(${file} "\"${header}\"" "name it from src/, without '..'")
  elseif(NOT EXISTS ${SOURCE}/${header})
    complain(${file} "\"${header}\"" "there is no such file in src/")
  elseif(NOT used STREQUAL folder AND NOT used IN_LIST layer_${folder})
    complain(${file} "\"${header}\"" "${folder}/ may not know ${used}/")
  endif()
endfunction()

# A header of a library or of the system.
function(check_library file header)
  set(verdict unknown)
  set(rest ${doors})
  while(rest)
    list(POP_FRONT rest headers door)
    if("${header}" MATCHES "${headers}")
      set(verdict outside)
      if("${file}" MATCHES "${door}")
        set(verdict inside)
      endif()
      break()
    endif()
  endwhile()
  if(verdict STREQUAL outside)
    complain(${file} "<${header}>" "outside the door of this library")
  elseif(verdict STREQUAL unknown AND NOT "${header}" MATCHES "${system}")
    complain(${file} "<${header}>" "tests/layers.cmake lists no door for it")
  endif()
endfunction()

file(GLOB_RECURSE files RELATIVE ${SOURCE} ${SOURCE}/*.c ${SOURCE}/*.h)
list(SORT files)
set(count 0)
foreach(file ${files})
  folder_of(${file} folder)
  if(NOT DEFINED layer_${folder} AND NOT folder STREQUAL base)
    message(NOTICE "src/${file}:1: tests/layers.cmake knows no ${folder}/")
    set_property(GLOBAL APPEND PROPERTY broken ${file})
  endif()
  file(STRINGS ${SOURCE}/${file} lines REGEX "^[ \t]*#[ \t]*include")
  foreach(line ${lines})
    math(EXPR count "${count} + 1")
    if(line MATCHES "include[ \t]*\"([^\"]+)\"")
      check_own(${file} ${CMAKE_MATCH_1})
    elseif(line MATCHES "include[ \t]*<([^>]+)>")
      check_library(${file} ${CMAKE_MATCH_1})
    endif()
  endforeach()
endforeach()

list(LENGTH files file_count)
get_property(broken GLOBAL PROPERTY broken)
list(LENGTH broken broken)
if(broken GREATER 0)
  message(FATAL_ERROR "${broken} of ${count} includes break the layers")
elseif(file_count EQUAL 0)
  message(FATAL_ERROR "there are no sources below ${SOURCE}")
endif()
message(NOTICE "${count} includes of ${file_count} files keep the layers")
