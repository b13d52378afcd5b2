// A host of plugins: plugin-host PLUGIN.cwasm... Each gets a function to log
// with, a budget of instructions and a name, and is asked to greet. What goes
// wrong in a plugin is reported, and the next one's turn comes.
#include "wasmc.hh"

#include <cstdio>

namespace {

constexpr uint64_t Budget = 100000; // instructions for each plugin

void report(const char *Path, const wasmc::Error &E) {
  std::printf("%s: %s\n", Path, E.message().c_str());
  for (const wasmc::Frame &F : E.trace())
    std::printf("  at %s, 0x%zx\n", F.Name.c_str(), F.ModuleOffset);
}

/// Text that a plugin says is in its memory; it may say anything.
std::string_view textAt(const wasmc::Memory &M, uint32_t At, uint32_t Size) {
  std::span<uint8_t> Bytes = M.bytes();
  if (At > Bytes.size() || Size > Bytes.size() - At)
    return "(out of bounds)";
  return {reinterpret_cast<const char *>(Bytes.data()) + At, Size};
}

wasmc::Expected<int32_t> runPlugin(const wasmc::Engine &Engine,
                                   const char *Path) {
  auto Module = wasmc::Module::fromFile(Engine, Path);
  if (!Module)
    return std::move(Module.error());
  wasmc::Store Store(Engine);
  Store.setFuel(Budget);

  std::optional<wasmc::Memory> Memory;
  wasmc::Linker Linker(Store);
  bool Defined = Linker.define(
      "host", "log", [&](uint32_t At, uint32_t Size) -> wasmc::Expected<void> {
        if (!Memory)
          return wasmc::Error(std::string("log before there is a memory"));
        std::string_view Text = textAt(*Memory, At, Size);
        std::printf("%s: %.*s\n", Path, int(Text.size()), Text.data());
        return {};
      });
  if (!Defined)
    return wasmc::Error(std::string("no memory"));
  auto Instance = Linker.instantiate(*Module);
  if (!Instance)
    return std::move(Instance.error());
  auto Found = Instance->memory("memory");
  if (!Found)
    return std::move(Found.error());
  Memory = std::move(*Found);
  auto Greet = Instance->get<int32_t(int32_t)>("greet");
  if (!Greet)
    return std::move(Greet.error());
  return (*Greet)(7);
}

} // namespace

int main(int Argc, char **Argv) {
  if (auto Installed = wasmc::installHandlers(); !Installed) {
    std::printf("%s\n", Installed.error().message().c_str());
    return 1;
  }
  wasmc::Engine Engine;
  for (int I = 1; I < Argc; ++I) {
    auto Result = runPlugin(Engine, Argv[I]);
    if (Result)
      std::printf("%s: greets %d\n", Argv[I], *Result);
    else
      report(Argv[I], Result.error());
  }
}
