# wasmc_unit_test(BaseTest Sources... [LINK Libraries...]): one GoogleTest
# executable, put where lit finds it (test/unit in the build). Its tests are
# counted one by one, with everything else that lit runs.

find_package(GTest REQUIRED)
set(WASMC_UNIT_TEST_DIR ${CMAKE_BINARY_DIR}/test/unit)

# Everything that must be built before the tests can run.
add_custom_target(check-depends)

function(wasmc_unit_test Name)
  if(NOT Name MATCHES "Test$")
    message(FATAL_ERROR "${Name}: the name of a unit test ends in Test")
  endif()
  cmake_parse_arguments(Arg "" "" "LINK" ${ARGN})
  add_executable(${Name} ${Arg_UNPARSED_ARGUMENTS})
  wasmc_compile_options(${Name})
  target_link_libraries(${Name} PRIVATE ${Arg_LINK} ${WASMC_LIBLLVM}
    GTest::gtest GTest::gtest_main)
  set_target_properties(${Name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${WASMC_UNIT_TEST_DIR})
  add_dependencies(check-depends ${Name})
endfunction()
