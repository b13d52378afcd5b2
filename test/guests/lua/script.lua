-- What the Lua guest runs; `scale` is set by driver.c. Everything it prints is
-- the same on every machine: random numbers are seeded, tables are sorted.

local function nqueens(n)
  local count, columns, up, down = 0, {}, {}, {}
  local function place(row)
    if row > n then
      count = count + 1
      return
    end
    for column = 1, n do
      if not (columns[column] or up[row + column] or down[row - column]) then
        columns[column], up[row + column], down[row - column] = true, true, true
        place(row + 1)
        columns[column], up[row + column], down[row - column] = nil, nil, nil
      end
    end
  end
  place(1)
  return count
end

local function words()
  local counts, order = {}, {}
  local state = 7
  for i = 1, 20000 * scale do
    state = (state * 1103515245 + 12345) & 0x7fffffff
    local word = string.format("w%d", (state >> 8) % 500)
    if not counts[word] then
      counts[word] = 0
      order[#order + 1] = word
    end
    counts[word] = counts[word] + 1
  end
  table.sort(order, function(a, b)
    if counts[a] ~= counts[b] then
      return counts[a] > counts[b]
    end
    return a < b
  end)
  return order[1], counts[order[1]], order[#order], counts[order[#order]]
end

local Account = {}
Account.__index = Account
Account.__add = function(a, b) return Account.new(a.balance + b.balance) end
Account.__tostring = function(a) return "account of " .. a.balance end
function Account.new(balance) return setmetatable({balance = balance}, Account) end
function Account:deposit(amount)
  self.balance = self.balance + amount
  return self
end

local function matrix(n)
  local a, b = {}, {}
  for i = 1, n do
    a[i], b[i] = {}, {}
    for j = 1, n do
      a[i][j], b[i][j] = (i * j) % 7 + 0.5, (i + j) % 5 - 1
    end
  end
  local trace = 0
  for i = 1, n do
    for j = 1, n do
      local sum = 0
      for k = 1, n do
        sum = sum + a[i][k] * b[k][j]
      end
      if i == j then
        trace = trace + sum
      end
    end
  end
  return trace
end

local function tree(depth)
  if depth == 0 then
    return {}
  end
  return {tree(depth - 1), tree(depth - 1)}
end

local function size(t)
  return 1 + (t[1] and size(t[1]) + size(t[2]) or 0)
end

print("queens", nqueens(7), nqueens(8))
print("words", words())
print(tostring(Account.new(5) + Account.new(7):deposit(30)))
print("matrix", matrix(40 + 10 * scale))
for depth = 4, 12, 4 do
  print("tree", depth, size(tree(depth)))
end
collectgarbage()

print(("%5.2f|%-6s|%06d|%x|%q"):format(3.14159, "left", -42, 255, 'say "hi"\n'))
print(("hello world from Lua"):gsub("(%w+) (%w+)", "%2 %1"))
print(("key = value, other=thing"):match("(%w+)%s*=%s*(%w+)"))
print(#"\u{20AC}", utf8.len("na\u{EF}ve"), ("abc"):rep(3, "-"), ("x"):byte())
print(7 // 2, -7 // 2, 7 % -3, 7.5 // 2, 1 / 0, -1 / 0, 2 ^ 0.5, 10 / 2)
print(math.maxinteger + 1 == math.mininteger, 1 << 63, ~0, 5 // 0.0, math.type(3), math.type(3.0))
print(0x7fffffffffffffff, 1e15, 1e100, 0.1, -0.0, 2^53, tostring(3) == "3")
math.randomseed(42)
local sum = 0
for i = 1, 1000 do
  sum = sum + math.random(1, 100)
end
print("random", sum, math.random(0))
local parts = {}
for key, value in pairs({10, 20, 30, n = 3}) do
  parts[#parts + 1] = key .. "=" .. value
end
table.sort(parts)
print(table.concat(parts, " "), select("#", table.unpack({1, 2, nil, 4}, 1, 4)))
print(pcall(function() return "a protected call that succeeds" end))
goto done
print("never printed")
::done::
