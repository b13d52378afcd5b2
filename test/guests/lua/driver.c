// Lua's interpreter running a script: a dispatch loop, a garbage collector and
// string hashing, in other shapes than SQLite's. Errors and coroutines need
// setjmp: script.lua does without both, errors.lua is about them.
#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"

#include <stdio.h>
#include <stdlib.h>

#ifndef SCRIPT
#define SCRIPT "script.lua"
#endif

int main(int Argc, char **Argv) {
  lua_State *L = luaL_newstate();
  if (!L)
    return 1;
  static const luaL_Reg Libraries[] = {{LUA_GNAME, luaopen_base},
                                       {LUA_TABLIBNAME, luaopen_table},
                                       {LUA_STRLIBNAME, luaopen_string},
                                       {LUA_MATHLIBNAME, luaopen_math},
                                       {LUA_UTF8LIBNAME, luaopen_utf8},
                                       {LUA_COLIBNAME, luaopen_coroutine}};
  for (unsigned I = 0; I < sizeof Libraries / sizeof *Libraries; ++I) {
    luaL_requiref(L, Libraries[I].name, Libraries[I].func, 1);
    lua_pop(L, 1);
  }
  static const char Script[] = {
#embed SCRIPT
      , 0};
  lua_pushinteger(L, Argc > 1 ? atoi(Argv[1]) : 1);
  lua_setglobal(L, "scale");
  if (luaL_loadbuffer(L, Script, sizeof Script - 1, "script") != LUA_OK ||
      lua_pcall(L, 0, 0, 0) != LUA_OK) {
    printf("error: %s\n", lua_tostring(L, -1));
    return 1;
  }
  lua_close(L);
  return 0;
}
