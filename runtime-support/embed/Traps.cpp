//===- Traps.cpp - what is told of a guest's end --------------------------===//

#include "runtime-support/embed/Traps.h"

using namespace wasmc;
using namespace wasmc::embed;

static wasm_trap_t *makeTrap(wasm_store_t &In, const char *Text, size_t Size) {
  auto *T = makeRef<wasm_trap_t>(wasm_ref_kind::Trap, In);
  if (!T)
    return nullptr;
  bool Ends = Size && !Text[Size - 1];
  T->MessageSize = Size + (Ends ? 0 : 1);
  T->Message = make<char>(T->MessageSize);
  if (!T->Message) {
    release(*T);
    return nullptr;
  }
  if (Size)
    memcpy(T->Message, Text, Size);
  return T;
}

void embed::finish(wasm_trap_t &T) {
  free(T.Message);
  free(T.Frames);
}

static wasm_frame_t describe(const trap::Frame &From) {
  wasm_frame_t To = {};
  To.FuncIndex = From.Function->FuncIndex;
  To.FuncOffset = From.HasOffset ? From.BodyOffset : 0;
  To.ModuleOffset = From.Function->BodyOffset + To.FuncOffset;
  const char *Name = trap::nameOf(From);
  for (size_t I = 0; Name[I] && I + 1 != sizeof(To.Name); ++I)
    To.Name[I] = Name[I];
  return To;
}

/// Thunks are no functions of the module.
static bool isOfModule(const trap::Frame &F) {
  constexpr uint32_t NoIndex = ~0u;
  return F.Function && F.Function->FuncIndex != NoIndex;
}

/// Behind what the trap has: frames of guests that called it by the host.
static void addTrace(wasm_trap_t &T, const trap::Backtrace &Trace) {
  auto *Frames = make<wasm_frame_t>(T.NumFrames + Trace.Count);
  if (!Frames)
    return;
  if (T.NumFrames)
    memcpy(Frames, T.Frames, T.NumFrames * sizeof(wasm_frame_t));
  free(T.Frames);
  T.Frames = Frames;
  for (unsigned I = 0; I != Trace.Count; ++I)
    if (isOfModule(Trace.Frames[I]))
      T.Frames[T.NumFrames++] = describe(Trace.Frames[I]);
}

wasm_trap_t *embed::trapOf(wasm_store_t &S, const char *Message) {
  return makeTrap(S, Message, strlen(Message));
}

static wasm_trap_t *trapOf(wasm_store_t &S, abi::TrapCode Code) {
  const char *Message = abi::trapMessage(Code);
  loader::Text Text = {};
  Text << (Message ? Message : "unknown reason");
  exception::Unhandled U = loader::unhandledException(S.Guests);
  if (Code == abi::TrapCode::UnhandledException && U.Thrown)
    Text << ": " << U.Description;
  wasm_trap_t *T = makeTrap(S, Text.bytes().Data, Text.bytes().Size);
  if (T)
    T->Code = Code;
  return T;
}

/// Whatever happens, the caller sees a trap: without memory for one, the guest
/// would seem to have ended well.
wasm_trap_t *embed::trapOf(wasm_store_t &S, Outcome Result,
                           const loader::Problem &P, bool RanGuest) {
  wasm_trap_t *T = S.Pending;
  S.Pending = nullptr;
  if (!T && Result == Outcome::Exit) {
    T = trapOf(S, "exit");
    if (T) {
      T->IsExit = true;
      T->ExitCode = P.ExitCode;
    }
  } else if (!T && Result == Outcome::Trap) {
    T = trapOf(S, P.Trap);
  } else if (!T) {
    Bytes Why = P.Why.bytes();
    T = makeTrap(S, Why.Data, Why.Size);
  }
  if (!T)
    __builtin_trap();
  if (Result == Outcome::Trap && RanGuest)
    addTrace(*T, S.Guests.On->Trace);
  return T;
}

wasm_trap_t *wasm_trap_new(wasm_store_t *S, const wasm_message_t *Message) {
  return makeTrap(*S, Message->data, Message->size);
}
void wasm_trap_message(const wasm_trap_t *T, wasm_message_t *Out) {
  wasm_byte_vec_new(Out, T->MessageSize, T->Message);
}
wasm_frame_t *wasm_trap_origin(const wasm_trap_t *T) {
  return T->NumFrames ? wasm_frame_copy(T->Frames) : nullptr;
}
void wasm_trap_trace(const wasm_trap_t *T, wasm_frame_vec_t *Out) {
  wasm_frame_vec_new_uninitialized(Out, T->NumFrames);
  for (size_t I = 0; I != Out->size; ++I)
    Out->data[I] = wasm_frame_copy(&T->Frames[I]);
}
uint8_t wasmc_trap_code(const wasm_trap_t *T) { return uint8_t(T->Code); }
bool wasmc_trap_exit_status(const wasm_trap_t *T, int *Status) {
  if (T->IsExit)
    *Status = T->ExitCode;
  return T->IsExit;
}

void wasm_frame_delete(wasm_frame_t *F) { free(F); }
wasm_frame_t *wasm_frame_copy(const wasm_frame_t *F) {
  auto *Copy = make<wasm_frame_t>();
  if (Copy)
    *Copy = *F;
  return Copy;
}
wasm_instance_t *wasm_frame_instance(const wasm_frame_t *) { return nullptr; }
uint32_t wasm_frame_func_index(const wasm_frame_t *F) { return F->FuncIndex; }
size_t wasm_frame_func_offset(const wasm_frame_t *F) { return F->FuncOffset; }
size_t wasm_frame_module_offset(const wasm_frame_t *F) {
  return F->ModuleOffset;
}
const char *wasmc_frame_func_name(const wasm_frame_t *F) { return F->Name; }
