# wasmc_build_sources(Result SourceDir): what decides which code wasmc makes, as
# paths from SourceDir, sorted by their bytes. Not tools/, which only reads flags.
function(wasmc_build_sources Result SourceDir)
  set(Patterns)
  foreach(Folder compiler runtime-support)
    foreach(Kind cpp h c S def inc txt)
      list(APPEND Patterns ${SourceDir}/${Folder}/*.${Kind})
    endforeach()
  endforeach()
  file(GLOB_RECURSE Files ${ARGN} RELATIVE ${SourceDir} ${Patterns})
  list(SORT Files COMPARE STRING)
  set(${Result} ${Files} PARENT_SCOPE)
endfunction()
