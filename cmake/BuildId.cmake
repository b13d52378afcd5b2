# Writes OUTPUT, a string literal with the build's id: a hash of the paths and
# contents of all sources of the compiler and its runtime, in the order of their
# paths, and of LLVM's version. Neither the host nor the place of the sources or
# of the build has a part in it.
#
#   cmake -DSOURCE_DIR=... -DLLVM=22.1.8 -DOUTPUT=BuildId.inc -P BuildId.cmake
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/BuildSources.cmake)

wasmc_build_sources(Files ${SOURCE_DIR})
set(Lines "LLVM ${LLVM}\n")
foreach(File ${Files})
  file(SHA256 ${SOURCE_DIR}/${File} Hash)
  string(APPEND Lines "${File} ${Hash}\n")
endforeach()
string(SHA256 Hash "${Lines}")
string(SUBSTRING ${Hash} 0 32 Id)
file(WRITE ${OUTPUT} "\"${Id}\"\n")
