# One library a folder: wasmc_library(Name [IR] Sources... [LINK Libraries...]).
# IR: its sources read the headers of LLVM's IR.
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

# With WASMC_PCH the headers that most of them read are read once: for builds
# from nothing, where nothing is cached. Sources don't rely on it: other builds
# show that each includes what it needs.
option(WASMC_PCH "Precompile the headers of LLVM's IR" OFF)

function(wasmc_precompile Target)
  if(NOT TARGET wasmcHeaders)
    file(CONFIGURE OUTPUT wasmcHeaders.cpp CONTENT "")
    add_library(wasmcHeaders OBJECT ${CMAKE_CURRENT_BINARY_DIR}/wasmcHeaders.cpp)
    wasmc_compile_options(wasmcHeaders)
    target_compile_options(wasmcHeaders PRIVATE -fno-exceptions)
    target_precompile_headers(wasmcHeaders PRIVATE
      <llvm/ADT/STLExtras.h> <llvm/ADT/StringExtras.h> <llvm/IR/IRBuilder.h>
      <llvm/IR/Module.h> <llvm/Support/Error.h> <llvm/Support/MemoryBuffer.h>
      <llvm/Support/raw_ostream.h> <llvm/Target/TargetMachine.h>)
  endif()
  target_precompile_headers(${Target} REUSE_FROM wasmcHeaders)
endfunction()

function(wasmc_library Name)
  cmake_parse_arguments(Arg "IR" "" "LINK" ${ARGN})
  add_library(${Name} STATIC ${Arg_UNPARSED_ARGUMENTS})
  wasmc_compile_options(${Name})
  target_compile_options(${Name} PRIVATE -fno-exceptions)
  target_link_libraries(${Name} PUBLIC ${Arg_LINK} ${WASMC_LIBLLVM})
  if(Arg_IR AND WASMC_PCH)
    wasmc_precompile(${Name})
  endif()
endfunction()
