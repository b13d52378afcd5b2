//===- BakeGrants.cpp - grants in an executable ---------------------------===//

#include "compiler/driver/BakeGrants.h"
#include "runtime-support/abi/Grants.h"
#include "llvm/ADT/StringRef.h"
#include <initializer_list>

using namespace llvm;
using namespace wasmc;
using abi::GrantTag;

std::vector<uint8_t> wasmc::bakeGrants(const GrantOptions &Grants) {
  std::vector<uint8_t> Records;
  auto Add = [&Records](GrantTag Tag,
                        std::initializer_list<StringRef> Strings = {}) {
    Records.push_back(uint8_t(Tag));
    for (StringRef S : Strings) {
      assert(S.find('\0') == StringRef::npos && "a string with an end inside");
      Records.insert(Records.end(), S.begin(), S.end());
      Records.push_back(0);
    }
  };
  for (const DirGrant &D : Grants.Dirs)
    Add(D.ReadOnly ? GrantTag::ReadOnlyDir : GrantTag::Dir, {D.Host, D.Guest});
  for (const std::string &Variable : Grants.Env)
    Add(GrantTag::Env, {Variable});
  if (Grants.InheritEnv)
    Add(GrantTag::InheritEnv);
  if (!Records.empty())
    Add(GrantTag::Ceiling);
  if (Grants.GuestArgs)
    Add(GrantTag::GuestArgs);
  if (Grants.StrictSandbox)
    Add(GrantTag::StrictSandbox);
  for (const std::string &Limit : Grants.Limits)
    Add(GrantTag::Limit, {Limit});
  if (!Records.empty())
    Add(GrantTag::End);
  return Records;
}

namespace {

/// Takes records apart. A string without an end makes the whole unreadable.
class GrantReader {
public:
  explicit GrantReader(ArrayRef<uint8_t> Records)
      : Rest(reinterpret_cast<const char *>(Records.data()), Records.size()) {}

  Expected<BakedGrants> read() {
    BakedGrants B;
    while (!Rest.empty()) {
      auto Tag = GrantTag(Rest.front());
      Rest = Rest.drop_front();
      if (Tag == GrantTag::End)
        return Damaged ? damaged() : Expected<BakedGrants>(std::move(B));
      if (!readRecord(Tag, B))
        return damaged();
    }
    return damaged();
  }

private:
  static Error damaged() {
    return createStringError("its baked grants are damaged");
  }

  bool readRecord(GrantTag Tag, BakedGrants &B) {
    switch (Tag) {
    case GrantTag::Dir:
    case GrantTag::ReadOnlyDir: {
      std::string Host = string(), Guest = string();
      B.Grants.Dirs.push_back(
          {std::move(Host), std::move(Guest), Tag == GrantTag::ReadOnlyDir});
      return true;
    }
    case GrantTag::Env:
      B.Grants.Env.push_back(string());
      return true;
    case GrantTag::InheritEnv:
      return B.Grants.InheritEnv = true;
    case GrantTag::Ceiling:
      return B.HasCeiling = true;
    case GrantTag::GuestArgs:
      return B.Grants.GuestArgs = true;
    case GrantTag::StrictSandbox:
      return B.Grants.StrictSandbox = true;
    case GrantTag::Limit:
      B.Grants.Limits.push_back(string());
      return true;
    case GrantTag::End:
      break;
    }
    return false;
  }

  std::string string() {
    size_t End = Rest.find('\0');
    Damaged |= End == StringRef::npos;
    std::string S = Rest.take_front(End).str();
    Rest = End == StringRef::npos ? "" : Rest.drop_front(End + 1);
    return S;
  }

  StringRef Rest;
  bool Damaged = false;
};

} // namespace

Expected<BakedGrants> wasmc::readGrants(ArrayRef<uint8_t> Records) {
  if (Records.empty())
    return BakedGrants();
  return GrantReader(Records).read();
}
