# One library a folder: wasmc_library(Name Sources... [LINK Libraries...]).
# Everything shares libLLVM; headers are included from the project's root.

find_library(WASMC_LIBLLVM NAMES LLVM-22 LLVM
  HINTS ${LLVM_LIBRARY_DIRS} REQUIRED NO_DEFAULT_PATH)

function(wasmc_compile_options Target)
  target_include_directories(${Target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_include_directories(${Target} SYSTEM PUBLIC ${LLVM_INCLUDE_DIRS})
  separate_arguments(Definitions NATIVE_COMMAND ${LLVM_DEFINITIONS})
  target_compile_definitions(${Target} PRIVATE ${Definitions})
  target_compile_options(${Target} PRIVATE
    -Wall -Wextra -Wno-unused-parameter -Wno-missing-field-initializers
    $<$<BOOL:${WASMC_WERROR}>:-Werror>)
endfunction()

function(wasmc_library Name)
  cmake_parse_arguments(Arg "" "" "LINK" ${ARGN})
  add_library(${Name} STATIC ${Arg_UNPARSED_ARGUMENTS})
  wasmc_compile_options(${Name})
  target_compile_options(${Name} PRIVATE -fno-exceptions)
  target_link_libraries(${Name} PUBLIC ${Arg_LINK} ${WASMC_LIBLLVM})
endfunction()
