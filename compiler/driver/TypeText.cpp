//===- TypeText.cpp - types and names for people --------------------------===//

#include "compiler/driver/TypeText.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;

std::string wasmc::printable(StringRef Name) {
  std::string Text;
  raw_string_ostream OS(Text);
  for (char C : Name)
    if (uint8_t(C) < 0x20 || C == 0x7f || C == '"' || C == '\\')
      OS.write_escaped(StringRef(&C, 1), /*UseHexEscapes=*/true);
    else
      OS << C;
  return Text;
}

static std::string list(ArrayRef<wasm::ValType> Types) {
  std::string Text = "[";
  for (size_t I = 0; I < Types.size(); ++I)
    Text += (I ? " " : "") + wasm::toString(Types[I]);
  return Text + "]";
}

std::string wasmc::typeText(const wasm::FuncType &T) {
  return list(T.Params) + " -> " + list(T.Results);
}

static std::string limits(const wasm::Limits &L) {
  std::string Text = L.Addr == wasm::AddrType::I64 ? "i64 " : "";
  Text += std::to_string(L.Min) + "..";
  if (L.Max)
    Text += std::to_string(*L.Max);
  return Text + (L.Shared ? " shared" : "");
}

std::string wasmc::typeText(const wasm::TableType &T) {
  return limits(T.Lim) + " " + wasm::toString(T.Elem);
}

std::string wasmc::typeText(const wasm::MemoryType &T) {
  std::string Text = limits(T.Lim) + " pages";
  if (T.PageSizeLog2 != 16)
    Text += " of " + std::to_string(uint64_t(1) << T.PageSizeLog2);
  return Text;
}

std::string wasmc::typeText(const wasm::GlobalType &T) {
  return (T.Mutable ? "mut " : "") + wasm::toString(T.Type);
}

std::string wasmc::externText(const wasm::Module &M, wasm::ExternKind K,
                              uint32_t Index) {
  std::string Kind = wasm::externKindText(K).str() + " ";
  switch (K) {
  case wasm::ExternKind::Func:
    return Kind + typeText(M.funcType(wasm::FuncIndex(Index)));
  case wasm::ExternKind::Table:
    return Kind + typeText(M.Tables[Index].Type);
  case wasm::ExternKind::Memory:
    return Kind + typeText(M.Memories[Index].Type);
  case wasm::ExternKind::Global:
    return Kind + typeText(M.Globals[Index].Type);
  case wasm::ExternKind::Tag:
    return Kind + typeText(M.Types[M.Tags[Index].Type.Type.Value].Function);
  }
  llvm_unreachable("not a kind");
}

std::string wasmc::importText(const wasm::Module &M, const wasm::Import &I) {
  return printable(I.Module) + "." + printable(I.Name) + ": " +
         externText(M, I.Kind, I.Index);
}
