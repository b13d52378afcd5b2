//===- TypeSystemTest.cpp - equality and order of types -------------------===//

#include "compiler/validate/TypeSystem.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using validation::TypeSystem;

namespace {

ValType typeRef(uint32_t Index) {
  return ValType::ref(HeapType::defined(TypeIndex(Index)), true);
}

/// Types that grow by groups.
class Builder {
public:
  Builder &group(std::vector<SubType> Types) {
    TypeIndex Start(All.size());
    for (SubType &T : Types) {
      T.GroupStart = Start;
      T.GroupSize = Types.size();
      All.push_back(T);
    }
    return *this;
  }
  TypeSystem make() { return cantFail(TypeSystem::make(All)); }
  std::string error() { return toString(TypeSystem::make(All).takeError()); }

private:
  std::vector<SubType> All;
};

SubType func(std::vector<ValType> Params, std::vector<ValType> Results = {}) {
  SubType T;
  T.Function = {std::move(Params), std::move(Results)};
  return T;
}

SubType structOf(std::vector<FieldType> Fields,
                 std::optional<uint32_t> Super = {}) {
  SubType T;
  T.Kind = SubType::Struct;
  T.Final = false;
  T.Fields = std::move(Fields);
  if (Super)
    T.Super = TypeIndex(*Super);
  return T;
}

const FieldType I32Field{ValType::I32, FieldType::Unpacked, false};
const FieldType I32Var{ValType::I32, FieldType::Unpacked, true};

TEST(TypeSystem, GivesEqualTypesTheSameId) {
  Builder B;
  B.group({func({ValType::I32})})
      .group({func({ValType::I64})})
      .group({func({ValType::I32})})
      .group({func({typeRef(0)})})
      .group({func({typeRef(2)})})
      .group({func({}, {ValType::I32})});
  TypeSystem S = B.make();
  EXPECT_EQ(S.canonical(TypeIndex(2)), 0u);
  EXPECT_EQ(S.canonical(TypeIndex(1)), 1u);
  EXPECT_EQ(S.canonical(TypeIndex(4)), 3u);
  EXPECT_EQ(S.canonical(TypeIndex(5)), 5u);
}

TEST(TypeSystem, ComparesRecursiveGroupsAsWholes) {
  Builder B;
  B.group({func({typeRef(0)})})                        // refers to itself
      .group({func({typeRef(1)})})                     // the same
      .group({func({typeRef(0)})})                     // refers to another
      .group({func({typeRef(4)}), func({typeRef(3)})}) // crosswise
      .group({func({typeRef(6)}), func({typeRef(5)})});
  TypeSystem S = B.make();
  EXPECT_EQ(S.canonical(TypeIndex(1)), 0u);
  EXPECT_EQ(S.canonical(TypeIndex(2)), 2u);
  EXPECT_EQ(S.canonical(TypeIndex(5)), 3u);
  EXPECT_EQ(S.canonical(TypeIndex(6)), 4u);
}

TEST(TypeSystem, OrdersAbstractHeapTypes) {
  TypeSystem S = Builder().make();
  std::pair<HeapType, HeapType> Below[] = {
      {HeapType::NoFunc, HeapType::Func},
      {HeapType::None, HeapType::I31},
      {HeapType::NoExtern, HeapType::Extern},
      {HeapType::I31, HeapType::Eq},
      {HeapType::Struct, HeapType::Any},
      {HeapType::Eq, HeapType::Any},
      {HeapType::NoExn, HeapType::Exn},
      {HeapType::Bottom, HeapType::Func}};
  for (auto [Sub, Super] : Below) {
    EXPECT_TRUE(S.matches(Sub, Super)) << toString(Sub);
    EXPECT_FALSE(S.matches(Super, Sub)) << toString(Super);
  }
  EXPECT_FALSE(S.matches(HeapType(HeapType::None), HeapType::Func));
  EXPECT_FALSE(S.matches(HeapType(HeapType::I31), HeapType::Struct));
  EXPECT_FALSE(S.matches(HeapType(HeapType::Func), HeapType::Any));
}

TEST(TypeSystem, OrdersReferencesByNullability) {
  TypeSystem S = Builder().make();
  ValType Func = ValType::ref(HeapType::Func, false);
  EXPECT_TRUE(S.matches(Func, ValType::funcref()));
  EXPECT_FALSE(S.matches(ValType::funcref(), Func));
  EXPECT_TRUE(S.matches(ValType(), Func));
  EXPECT_FALSE(S.matches(ValType(ValType::I32), ValType(ValType::I64)));
}

TEST(TypeSystem, FollowsDeclaredSupertypes) {
  Builder B;
  B.group({structOf({I32Field})})
      .group({structOf({I32Field, I32Var}, 0)})
      .group({structOf({I32Field, I32Var, I32Var}, 1)})
      .group({structOf({I32Field, I32Var, I32Var})});
  TypeSystem S = B.make();
  EXPECT_TRUE(S.matches(typeRef(2), typeRef(0)));
  EXPECT_FALSE(S.matches(typeRef(0), typeRef(2)));
  EXPECT_FALSE(S.matches(typeRef(3), typeRef(0))) << "looks alike only";
  EXPECT_TRUE(S.matches(typeRef(2), ValType::ref(HeapType::Eq, true)));
  EXPECT_FALSE(S.matches(typeRef(2), ValType::ref(HeapType::Array, true)));
  EXPECT_TRUE(S.matches(ValType::ref(HeapType::None, true), typeRef(2)));
  EXPECT_FALSE(S.matches(ValType::ref(HeapType::NoFunc, true), typeRef(2)));
  EXPECT_EQ(S.topOf(HeapType::defined(TypeIndex(2))), HeapType::Any);
}

TEST(TypeSystem, RejectsSupertypesThatDontFit) {
  const char *Message =
      "sub type 1 does not match super type 0 (at offset 0x0)";
  Builder Narrower, Mutability, Final;
  EXPECT_EQ(Narrower.group({structOf({I32Field, I32Field})})
                .group({structOf({I32Field}, 0)})
                .error(),
            Message);
  EXPECT_EQ(Mutability.group({structOf({I32Field})})
                .group({structOf({I32Var}, 0)})
                .error(),
            Message);
  SubType Last = structOf({});
  Last.Final = true;
  EXPECT_EQ(Final.group({Last}).group({structOf({}, 0)}).error(), Message);
}

TEST(TypeSystem, RejectsReferencesAhead) {
  Builder Next, Super;
  EXPECT_EQ(Next.group({func({typeRef(1)})}).group({func({})}).error(),
            "unknown type 1 (at offset 0x0)");
  EXPECT_EQ(Super.group({structOf({}, 0)}).error(),
            "unknown type 0 (at offset 0x0)");
}

TEST(TypeSystem, LimitsChainsOfSupertypes) {
  Builder B;
  B.group({structOf({})});
  for (uint32_t N = 0; N < 63; ++N)
    B.group({structOf({}, N)});
  B.make();
  B.group({structOf({}, 63)});
  EXPECT_EQ(B.error(),
            "implementation limit: more than 63 super types (at offset 0x0)");
}

} // namespace
