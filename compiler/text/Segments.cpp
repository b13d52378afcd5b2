//===- Segments.cpp - element and data segments ---------------------------===//

#include "compiler/text/Assembler.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using wasm::ValType;

/// "(offset expr)" or one folded instruction.
Encoder Assembler::offsetExpr(Cursor &C) {
  Encoder E;
  if (const Node *Offset = C.takeList("offset")) {
    Cursor O = Cursor::inside(*Offset);
    expression(O, E);
  } else if (C.peek() && C.peek()->isList()) {
    folded(*C.take(), E);
    E.byte(0x0B);
  } else {
    unexpected(C);
  }
  return E;
}

/// Indices, or an expression an element: "(item ...)" or a folded instruction.
void Assembler::elemItems(Cursor &C, ElemList &List) {
  while (!C.atEnd() && !failed()) {
    Encoder &Into = List.Items.add();
    if (List.IsFuncs) {
      uint32_t Func = index(Funcs, C);
      // Where the segment's type is not funcref, an index is an expression.
      bool AsExpr = List.Type != ValType::funcref();
      if (AsExpr)
        Into.byte(0xD2);
      Into.u64(Func);
      if (AsExpr)
        Into.byte(0x0B);
    } else if (const Node *Item = C.takeList("item")) {
      Cursor I = Cursor::inside(*Item);
      expression(I, Into);
    } else if (C.peek()->isList()) {
      folded(*C.take(), Into);
      Into.byte(0x0B);
    } else {
      return unexpected(C);
    }
  }
}

/// "func idx*", "reftype expr*", or bare indices where they are allowed.
Assembler::ElemList Assembler::elemList(Cursor &C, bool AllowBareIndices) {
  ElemList List;
  List.Type = ValType::funcref();
  if (C.takeKeyword("func") || (AllowBareIndices && (C.atEnd() || C.atIndex())))
    List.IsFuncs = true;
  else
    List.Type = refType(C);
  elemItems(C, List);
  return List;
}

/// The flags of spec, Binary Format, Element Section: the shortest form.
void Assembler::encodeElem(const ElemMode &Mode, const ElemList &List,
                           Encoder &Into) {
  enum { Passive = 1, Explicit = 2, Exprs = 4 };
  bool Funcref = List.Type == ValType::funcref();
  unsigned Flags = List.IsFuncs && Funcref ? 0 : Exprs;
  if (!Mode.Table)
    Flags |= Passive | (Mode.Declarative ? unsigned(Explicit) : 0);
  else if (*Mode.Table != 0 || !Funcref)
    Flags |= Explicit;
  Into.u64(Flags);
  if (Mode.Table && Flags & Explicit)
    Into.u64(*Mode.Table);
  Into.append(Mode.Offset);
  if (Flags & (Passive | Explicit)) {
    if (Flags & Exprs)
      encode(List.Type, Into);
    else
      Into.byte(0);
  }
  Into.u64(List.Items.Count);
  Into.append(List.Items.Contents);
}

void Assembler::elemField(Cursor C) {
  ++NextElem;
  Encoder &Into = ElemSection.add();
  Into.mark(C.offset());
  C.takeIf(TokenKind::Id);
  ElemMode Mode;
  if (const Node *Use = C.takeList("table")) {
    Cursor U = Cursor::inside(*Use);
    Mode.Table = index(Tables, U);
    expectEnd(U);
  } else if (C.atIndex() && C.peek(1) && C.peek(1)->isList()) {
    // The older "elem 0 (offset)".
    Mode.Table = index(Tables, C);
  }
  Mode.Declarative = !Mode.Table && C.takeKeyword("declare");
  if (!Mode.Table && !Mode.Declarative && C.peek() && C.peek()->isList() &&
      C.peek()->head() != "ref")
    Mode.Table = 0;
  if (Mode.Table)
    Mode.Offset = offsetExpr(C);
  ElemList List = elemList(C, /*AllowBareIndices=*/Mode.Table.has_value());
  encodeElem(Mode, List, Into);
}

/// The elements of "(table ... (elem ...))"; how many there are.
uint32_t Assembler::inlineElem(const Node &Elem, uint32_t Table, ValType Type,
                               bool Is64) {
  ++NextElem;
  ElemList List;
  List.Type = Type;
  Cursor C = Cursor::inside(Elem);
  List.IsFuncs = C.atIndex() || C.atEnd();
  elemItems(C, List);
  ElemMode Mode;
  Mode.Table = Table;
  Mode.Offset.bytes({uint8_t(Is64 ? 0x42 : 0x41), 0x00, 0x0B});
  Encoder &Into = ElemSection.add();
  Into.mark(Elem.offset());
  encodeElem(Mode, List, Into);
  return List.Items.Count;
}

void Assembler::dataStrings(Cursor &C, Encoder &Into) {
  while (!C.atEnd() && !failed()) {
    std::string S = string(C);
    Into.bytes({reinterpret_cast<const uint8_t *>(S.data()), S.size()});
  }
}

void Assembler::dataField(Cursor C) {
  ++NextData;
  Encoder &Into = DataSection.add();
  Into.mark(C.offset());
  C.takeIf(TokenKind::Id);
  uint32_t Memory = 0;
  bool Active = false;
  if (const Node *Use = C.takeList("memory")) {
    Cursor U = Cursor::inside(*Use);
    Memory = index(Memories, U);
    expectEnd(U);
    Active = true;
  } else if (C.atIndex()) {
    // The older "data 0 (offset)".
    Memory = index(Memories, C);
    Active = true;
  }
  Active |= C.peek() && C.peek()->isList();
  Into.u64(!Active ? 1 : Memory ? 2 : 0);
  if (Memory)
    Into.u64(Memory);
  if (Active)
    Into.append(offsetExpr(C));
  Encoder Bytes;
  dataStrings(C, Bytes);
  Into.appendSized(Bytes);
}
