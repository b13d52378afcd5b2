//===- Names.cpp - which instance has which name --------------------------===//

#include "runtime-support/loader/Names.h"

using namespace wasmc::loader;

Names::Entry *Names::entry(Bytes Name) const {
  for (Entry &E : Entries)
    if (Bytes{Text.begin() + E.Begin, E.Size} == Name)
      return &E;
  return nullptr;
}

Instance *Names::find(Bytes Name) const {
  Entry *E = entry(Name);
  return E ? E->Named : nullptr;
}

bool Names::set(Bytes Name, Instance *To) {
  Entry *E = entry(Name);
  if (!E) {
    uint64_t Begin = Text.Count;
    if (!Entries.reserve(1) || !Text.append(Name.Data, Name.Size))
      return false;
    E = Entries.append();
    *E = {nullptr, Begin, Name.Size};
  }
  E->Named = To;
  return true;
}

void Names::forget(const Instance *Gone) {
  for (Entry &E : Entries)
    if (E.Named == Gone)
      E.Named = nullptr;
}

void Names::destroy() {
  Entries.destroy();
  Text.destroy();
}
