-- Errors and coroutines: in C each is a longjmp out of the interpreter's frames.
local function describe(ok, ...)
  local parts = {tostring(ok)}
  for i = 1, select("#", ...) do
    local value = select(i, ...)
    parts[#parts + 1] = type(value) == "table" and "table:" .. tostring(value.code) or tostring(value)
  end
  print(table.concat(parts, " "))
end

-- Errors of the script's, of the interpreter's and of the libraries' in C.
describe(pcall(error, "a message"))
describe(pcall(error, {code = 42}))
describe(pcall(error))
describe(pcall(function() error("with a position") end))
describe(pcall(function() local x; return x.field end))
describe(pcall(function() return 1 + {} end))
describe(pcall(function() return #5 end))
describe(pcall(function() return 1 < "2" end))
describe(pcall(string.rep, "x", -1))
describe(pcall(string.rep))
describe(pcall(string.format, "%d", "no number"))
describe(pcall(("x").rep, "x", 1 << 40))
describe(pcall(table.concat, {1, {}, 3}))
describe(pcall(setmetatable, 1, {}))
describe(pcall(load, "return +", "chunk"))
describe(load("x = = 1", "=chunk"))
describe(select("#", pcall(pcall, error, 1)))

-- Handlers, and errors within them.
describe(xpcall(function() error("inner") end, function(message) return "handled: " .. message end))
describe(xpcall(function() error("first") end, function() error("second") end))
describe(xpcall(function(...) return select("#", ...) end, print, 1, nil, 3))

-- Stack overflow, in Lua and through C.
local function deep(n) return 1 + deep(n + 1) end
local ok, message = pcall(deep, 1)
print(ok, (message:match("stack overflow")))
local nested = setmetatable({}, {__index = function(t, k) return t[k + 1] end})
ok, message = pcall(function() return nested[1] end)
print(ok, (message:match("stack overflow") or message:match("C stack overflow")))
local function protect(n) return n == 0 and error("bottom", 0) or select(2, pcall(protect, n - 1)) end
print(protect(150))

-- Things that are closed when an error passes.
do
  local trail = {}
  local function closing(name)
    return setmetatable({}, {__close = function(_, e) trail[#trail + 1] = name .. "(" .. tostring(e) .. ")" end})
  end
  describe(pcall(function()
    local a <close> = closing("a")
    local b <close> = closing("b")
    error("thrown", 0)
  end))
  print(table.concat(trail, " "))
end

-- Metamethods and comparison functions that fail within C.
local Strange = setmetatable({}, {__lt = function() error("not to be compared", 0) end})
describe(pcall(table.sort, {Strange, Strange, Strange}))
describe(pcall(table.sort, {3, 1, 2, 5, 4}, function(a, b) return a == 3 and error("three", 0) or a < b end))
describe(pcall(string.gsub, "abc", ".", function(c) if c == "b" then error("at b", 0) end return c:upper() end))

-- Coroutines: they yield across protected calls, iterators and metamethods.
local function generate(n)
  return coroutine.wrap(function()
    for i = 1, n do
      coroutine.yield(i, i * i)
    end
  end)
end
for i, square in generate(4) do
  print("yielded", i, square)
end
local co = coroutine.create(function(a, b)
  local c = coroutine.yield(a + b)
  local protected, e = pcall(function()
    local d = coroutine.yield(c * 2)
    error("after " .. d, 0)
  end)
  local last = coroutine.yield(tostring(protected) .. " " .. e)
  error({code = last})
end)
for _, arguments in ipairs {{1, 2}, {10}, {"the second"}, {99}, {}} do
  describe(coroutine.resume(co, table.unpack(arguments)))
end
print(coroutine.status(co), coroutine.isyieldable())
local inner = coroutine.wrap(function() error("from within", 0) end)
describe(pcall(inner))
local closed = coroutine.create(function()
  local x <close> = setmetatable({}, {__close = function() print("closed") end})
  coroutine.yield()
end)
coroutine.resume(closed)
describe(coroutine.close(closed))
print(coroutine.resume(coroutine.running()))

-- Permutations by recursive coroutines.
local function permute(list, n)
  if n == 0 then
    coroutine.yield(table.concat(list))
  else
    for i = 1, n do
      list[n], list[i] = list[i], list[n]
      permute(list, n - 1)
      list[n], list[i] = list[i], list[n]
    end
  end
end
local count, last = 0
for text in coroutine.wrap(function() permute({1, 2, 3, 4, 5, 6, 7}, 7) end) do
  count, last = count + 1, text
end
print("permutations", count, last)

-- Many errors: what each took is given back.
local sum = 0
for i = 1, 200000 * scale do
  local fine, e = pcall(error, i)
  sum = sum + (fine and 0 or e)
end
collectgarbage()
print("errors", sum, collectgarbage("count") < 1000)
