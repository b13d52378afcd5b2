//===- wasmc.hh - the C API for C++20 ---------------------------*- C++ -*-===//
//
// A thin header over wasmc.h: objects that give up what they own, functions
// with C++ types, results as values. It needs no exceptions and no RTTI.
//
//   wasmc::Engine Engine;
//   auto Module = wasmc::Module::fromFile(Engine, "plugin.cwasm");
//   if (!Module)
//     return report(Module.error().message());
//   wasmc::Store Store(Engine);
//   wasmc::Linker Linker(Store);
//   Linker.define("env", "log", [](int32_t Level) { ... });
//   auto Instance = Linker.instantiate(*Module);
//   auto Add = Instance->get<int32_t(int32_t, int32_t)>("add");
//   auto Sum = (*Add)(1, 2); // wasmc::Expected<int32_t>
//
// Threads and lifetimes are those of wasmc.h.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_HH
#define WASMC_HH

#include "wasmc.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace wasmc {

//===--- Owners -----------------------------------------------------------===//

/// A pointer of the C API that is deleted by its function.
template <typename T, void (*Delete)(T *)> class Owner {
public:
  Owner() = default;
  explicit Owner(T *Held) : Held(Held) {}
  Owner(Owner &&From) noexcept : Held(std::exchange(From.Held, nullptr)) {}
  Owner &operator=(Owner &&From) noexcept {
    std::swap(Held, From.Held);
    return *this;
  }
  ~Owner() {
    if (Held)
      Delete(Held);
  }
  T *get() const { return Held; }
  T *release() { return std::exchange(Held, nullptr); }
  explicit operator bool() const { return Held; }

private:
  T *Held = nullptr;
};

//===--- Results ----------------------------------------------------------===//

/// One frame of a trap.
struct Frame {
  uint32_t Function;     ///< its index
  std::string Name;      ///< "" if the module doesn't say
  size_t FunctionOffset; ///< bytes from the start of the function's body
  size_t ModuleOffset;   ///< and of the module
};

/// Why something didn't work: a trap of a guest, or an error.
class Error {
public:
  explicit Error(wasm_trap_t *T) : Trap(T) {}
  explicit Error(wasmc_error_t *E) {
    if (!E)
      return;
    Text = wasmc_error_message(E);
    wasmc_error_delete(E);
  }
  explicit Error(std::string Text) : Text(std::move(Text)) {}

  bool isTrap() const { return bool(Trap) && !exitStatus(); }
  /// Of a guest that ended itself.
  std::optional<int> exitStatus() const {
    int Status;
    if (Trap && wasmc_trap_exit_status(Trap.get(), &Status))
      return Status;
    return std::nullopt;
  }
  uint8_t trapCode() const { return Trap ? wasmc_trap_code(Trap.get()) : 0; }
  std::string message() const {
    if (!Trap)
      return Text;
    wasm_message_t Message;
    wasm_trap_message(Trap.get(), &Message);
    std::string Result(Message.data, Message.size ? Message.size - 1 : 0);
    wasm_byte_vec_delete(&Message);
    return Result;
  }
  /// Innermost first.
  std::vector<Frame> trace() const {
    std::vector<Frame> Result;
    if (!Trap)
      return Result;
    wasm_frame_vec_t Frames;
    wasm_trap_trace(Trap.get(), &Frames);
    for (const wasm_frame_t *F : std::span(Frames.data, Frames.size))
      Result.push_back({wasm_frame_func_index(F), wasmc_frame_func_name(F),
                        wasm_frame_func_offset(F),
                        wasm_frame_module_offset(F)});
    wasm_frame_vec_delete(&Frames);
    return Result;
  }

  /// For callbacks that hand on what they got.
  wasm_trap_t *releaseTrap() { return Trap.release(); }

private:
  std::string Text;
  Owner<wasm_trap_t, wasm_trap_delete> Trap;
};

/// A value, or why there is none; as std::expected, which C++20 hasn't.
template <typename T> class [[nodiscard]] Expected {
public:
  Expected(T Value) : Held(std::in_place_index<0>, std::move(Value)) {}
  Expected(Error E) : Held(std::in_place_index<1>, std::move(E)) {}

  explicit operator bool() const { return Held.index() == 0; }
  T &operator*() { return *std::get_if<0>(&Held); }
  const T &operator*() const { return *std::get_if<0>(&Held); }
  T *operator->() { return std::get_if<0>(&Held); }
  Error &error() { return *std::get_if<1>(&Held); }
  const Error &error() const { return *std::get_if<1>(&Held); }

private:
  std::variant<T, Error> Held;
};

/// Done, or why not.
template <> class [[nodiscard]] Expected<void> {
public:
  Expected() = default;
  Expected(Error E) : Held(std::move(E)) {}

  explicit operator bool() const { return !Held; }
  Error &error() { return *Held; }
  const Error &error() const { return *Held; }

private:
  std::optional<Error> Held;
};

/// A trap that a callback gives.
class Trap {
public:
  explicit Trap(std::string Message) : Message(std::move(Message)) {}
  wasm_trap_t *make(wasm_store_t *S) const {
    wasm_message_t Bytes = {Message.size() + 1,
                            const_cast<char *>(Message.c_str())};
    return wasm_trap_new(S, &Bytes);
  }

private:
  std::string Message;
};

//===--- Types of values --------------------------------------------------===//

using V128 = std::array<uint8_t, 16>;

template <typename T> struct ValueTraits;
#define WASMC_VALUE_TRAITS(type, kind, field)                                  \
  template <> struct ValueTraits<type> {                                       \
    static constexpr wasm_valkind_t Kind = kind;                               \
    static type get(const wasmc_value_t &V) { return type(V.field); }          \
    static void set(wasmc_value_t &V, type Value) {                            \
      V.words[0] = V.words[1] = 0;                                             \
      V.field = Value;                                                         \
    }                                                                          \
  };
WASMC_VALUE_TRAITS(int32_t, WASM_I32, i32)
WASMC_VALUE_TRAITS(uint32_t, WASM_I32, i32)
WASMC_VALUE_TRAITS(int64_t, WASM_I64, i64)
WASMC_VALUE_TRAITS(uint64_t, WASM_I64, i64)
WASMC_VALUE_TRAITS(float, WASM_F32, f32)
WASMC_VALUE_TRAITS(double, WASM_F64, f64)
#undef WASMC_VALUE_TRAITS
template <> struct ValueTraits<V128> {
  static constexpr wasm_valkind_t Kind = WASM_V128;
  static V128 get(const wasmc_value_t &V) {
    V128 Bytes;
    std::memcpy(Bytes.data(), V.v128, sizeof(V.v128));
    return Bytes;
  }
  static void set(wasmc_value_t &V, const V128 &Bytes) {
    std::memcpy(V.v128, Bytes.data(), sizeof(V.v128));
  }
};

/// What a function gives: nothing, a value, or a tuple of values.
template <typename R> struct ResultTraits {
  using Values = std::tuple<R>;
  static R from(const wasmc_value_t *V) { return ValueTraits<R>::get(*V); }
  static void to(wasmc_value_t *V, const R &Result) {
    ValueTraits<R>::set(*V, Result);
  }
};
template <> struct ResultTraits<void> {
  using Values = std::tuple<>;
};
template <typename... T> struct ResultTraits<std::tuple<T...>> {
  using Values = std::tuple<T...>;
  static Values from(const wasmc_value_t *V) {
    size_t I = 0;
    return Values{ValueTraits<T>::get(V[I++])...};
  }
  static void to(wasmc_value_t *V, const Values &Result) {
    std::apply(
        [V](const T &...Each) {
          size_t I = 0;
          (ValueTraits<T>::set(V[I++], Each), ...);
        },
        Result);
  }
};

using FunctionType = Owner<wasm_functype_t, wasm_functype_delete>;

template <typename... T> wasm_valtype_vec_t valueTypes(std::tuple<T...> *) {
  wasm_valtype_vec_t Types;
  wasm_valtype_vec_new_uninitialized(&Types, sizeof...(T));
  [[maybe_unused]] size_t I = 0;
  ((Types.data[I++] = wasm_valtype_new(ValueTraits<T>::Kind)), ...);
  return Types;
}

template <typename Signature> struct SignatureTraits;
template <typename R, typename... P> struct SignatureTraits<R(P...)> {
  using Results = typename ResultTraits<R>::Values;
  static FunctionType make() {
    wasm_valtype_vec_t Params =
        valueTypes(static_cast<std::tuple<P...> *>(nullptr));
    wasm_valtype_vec_t Values = valueTypes(static_cast<Results *>(nullptr));
    return FunctionType(wasm_functype_new(&Params, &Values));
  }
  static bool matches(const wasm_functype_t *Type) {
    return same(wasm_functype_params(Type),
                static_cast<std::tuple<P...> *>(nullptr)) &&
           same(wasm_functype_results(Type), static_cast<Results *>(nullptr));
  }

private:
  template <typename... T>
  static bool same(const wasm_valtype_vec_t *Types, std::tuple<T...> *) {
    [[maybe_unused]] size_t I = 0;
    return Types->size == sizeof...(T) &&
           ((wasm_valtype_kind(Types->data[I++]) == ValueTraits<T>::Kind) &&
            ...);
  }
};

//===--- Engine, module, store --------------------------------------------===//

/// Once a process, before the first guest whose code traps by signals runs.
inline Expected<void> installHandlers() {
  wasmc_error_t *E = nullptr;
  if (wasmc_install_handlers(&E))
    return {};
  return Error(E);
}

class Engine {
public:
  Engine() : Held(wasm_engine_new()) {}
  wasm_engine_t *get() const { return Held.get(); }

private:
  Owner<wasm_engine_t, wasm_engine_delete> Held;
};

class Module {
public:
  static Expected<Module> fromFile(const Engine &In, const std::string &Path) {
    wasmc_error_t *E = nullptr;
    return make(wasmc_module_from_file(In.get(), Path.c_str(), &E), E);
  }
  static Expected<Module> fromBytes(const Engine &In,
                                    std::span<const uint8_t> Bytes) {
    wasmc_error_t *E = nullptr;
    return make(
        wasmc_module_from_bytes(In.get(), Bytes.data(), Bytes.size(), &E), E);
  }
  bool needsHandlers() const { return wasmc_module_needs_handlers(get()); }
  wasm_module_t *get() const { return Held.get(); }

private:
  static Expected<Module> make(wasm_module_t *M, wasmc_error_t *E) {
    if (!M)
      return Error(E);
    Module Made;
    Made.Held = decltype(Held)(M);
    return Made;
  }
  Owner<wasm_module_t, wasm_module_delete> Held;
};

class Wasi {
public:
  Wasi() : Held(wasmc_wasi_new()) {}
  Wasi &arg(const std::string &Text) {
    wasmc_wasi_add_arg(get(), Text.c_str());
    return *this;
  }
  Wasi &env(const std::string &Name, const std::string &Value) {
    wasmc_wasi_add_env(get(), Name.c_str(), Value.c_str());
    return *this;
  }
  Expected<void> dir(const std::string &Host, const std::string &Guest,
                     bool ReadOnly) {
    wasmc_error_t *E = nullptr;
    if (wasmc_wasi_add_dir(get(), Host.c_str(), Guest.c_str(), ReadOnly, &E))
      return {};
    return Error(E);
  }
  Expected<void> inheritStreams() {
    wasmc_error_t *E = nullptr;
    if (wasmc_wasi_inherit_streams(get(), &E))
      return {};
    return Error(E);
  }
  Expected<void> stream(int Number, int Fd) {
    wasmc_error_t *E = nullptr;
    if (wasmc_wasi_set_stream(get(), Number, Fd, &E))
      return {};
    return Error(E);
  }
  wasmc_wasi_t *get() const { return Held.get(); }
  wasmc_wasi_t *release() { return Held.release(); }

private:
  Owner<wasmc_wasi_t, wasmc_wasi_delete> Held;
};

/// By any thread, and by signal handlers.
class InterruptHandle {
public:
  explicit InterruptHandle(wasmc_interrupt_t *I) : Held(I) {}
  void interrupt() const { wasmc_interrupt(Held.get()); }

private:
  Owner<wasmc_interrupt_t, wasmc_interrupt_delete> Held;
};

class Store {
public:
  explicit Store(const Engine &In) : Held(wasm_store_new(In.get())) {}

  void setFuel(uint64_t Units) { wasmc_store_set_fuel(get(), Units); }
  uint64_t fuel() const { return wasmc_store_fuel(get()); }
  void setLimits(const wasmc_limits_t &L) { wasmc_store_set_limits(get(), &L); }
  InterruptHandle interruptHandle() {
    return InterruptHandle(wasmc_store_interrupt_handle(get()));
  }
  void resume() { wasmc_store_resume(get()); }
  /// 0: none.
  Expected<void> setDeadline(uint64_t Nanoseconds) {
    wasmc_error_t *E = nullptr;
    if (wasmc_store_set_deadline(get(), Nanoseconds, &E))
      return {};
    return Error(E);
  }
  Expected<void> setWasi(Wasi Config) {
    wasmc_error_t *E = nullptr;
    if (wasmc_store_set_wasi(get(), Config.release(), &E))
      return {};
    return Error(E);
  }
  wasm_store_t *get() const { return Held.get(); }

private:
  Owner<wasm_store_t, wasm_store_delete> Held;
};

//===--- Instances and what they export -----------------------------------===//

/// A function of a guest whose type was compared once.
template <typename Signature> class Function;
template <typename R, typename... P> class Function<R(P...)> {
public:
  explicit Function(wasm_func_t *F) : Held(F) {}

  Expected<R> operator()(P... Params) const {
    constexpr size_t NumResults =
        std::tuple_size_v<typename ResultTraits<R>::Values>;
    constexpr size_t Room = std::max({sizeof...(P), NumResults, size_t(1)});
    wasmc_value_t Values[Room];
    [[maybe_unused]] size_t I = 0;
    (ValueTraits<P>::set(Values[I++], Params), ...);
    if (wasm_trap_t *T = wasmc_func_call_unchecked(Held.get(), Values))
      return Error(T);
    if constexpr (std::is_void_v<R>)
      return {};
    else
      return ResultTraits<R>::from(Values);
  }

private:
  Owner<wasm_func_t, wasm_func_delete> Held;
};

class Memory {
public:
  explicit Memory(wasm_memory_t *M) : Held(M) {}
  /// Until the memory grows or its instance ends.
  std::span<uint8_t> bytes() const {
    return {reinterpret_cast<uint8_t *>(wasm_memory_data(Held.get())),
            wasm_memory_data_size(Held.get())};
  }
  uint32_t pages() const { return wasm_memory_size(Held.get()); }
  bool grow(uint32_t Pages) { return wasm_memory_grow(Held.get(), Pages); }

private:
  Owner<wasm_memory_t, wasm_memory_delete> Held;
};

class Instance {
public:
  explicit Instance(wasm_instance_t *I) : Held(I) {}

  /// The exported function, if it is of this type: a wrong type is an error.
  template <typename Signature>
  Expected<Function<Signature>> get(const std::string &Name) const {
    wasm_extern_t *X = wasmc_instance_export(Held.get(), Name.c_str());
    wasm_func_t *F = X ? wasm_extern_as_func(X) : nullptr;
    bool Matches = false;
    if (F) {
      FunctionType Type(wasm_func_type(F));
      Matches = SignatureTraits<Signature>::matches(Type.get());
    }
    if (Matches)
      return Function<Signature>(F);
    if (X)
      wasm_extern_delete(X);
    return Error(X ? "the export \"" + Name + "\" is of another type"
                   : "there is no export \"" + Name + "\"");
  }
  Expected<Memory> memory(const std::string &Name) const {
    wasm_extern_t *X = wasmc_instance_export(Held.get(), Name.c_str());
    if (wasm_memory_t *M = X ? wasm_extern_as_memory(X) : nullptr)
      return Memory(M);
    if (X)
      wasm_extern_delete(X);
    return Error("there is no memory \"" + Name + "\"");
  }
  wasm_instance_t *get() const { return Held.get(); }

private:
  Owner<wasm_instance_t, wasm_instance_delete> Held;
};

//===--- Functions of the host --------------------------------------------===//

/// A callable object as a wasmc_callback_t: it may give Expected<R>, and then a
/// wasmc::Trap or an error of a call ends the guest.
template <typename Callable, typename Signature> class Callback;
template <typename Callable, typename R, typename... P>
class Callback<Callable, R(P...)> {
public:
  Callback(wasm_store_t *S, Callable C) : S(S), C(std::move(C)) {}

  static wasm_trap_t *call(void *Env, wasmc_value_t *Values) {
    return static_cast<Callback *>(Env)->run(Values,
                                             std::index_sequence_for<P...>());
  }
  static void finalize(void *Env) { delete static_cast<Callback *>(Env); }

private:
  template <size_t... I>
  wasm_trap_t *run(wasmc_value_t *Values, std::index_sequence<I...>) {
    using Given = std::invoke_result_t<Callable &, P...>;
    if constexpr (std::is_void_v<Given>) {
      C(ValueTraits<std::remove_cvref_t<P>>::get(Values[I])...);
      return nullptr;
    } else {
      return give(Values,
                  C(ValueTraits<std::remove_cvref_t<P>>::get(Values[I])...));
    }
  }
  template <typename T> wasm_trap_t *give(wasmc_value_t *Values, T Result) {
    ResultTraits<T>::to(Values, Result);
    return nullptr;
  }
  template <typename T>
  wasm_trap_t *give(wasmc_value_t *Values, Expected<T> Result) {
    if (!Result) {
      if (wasm_trap_t *Made = Result.error().releaseTrap())
        return Made;
      return Trap(Result.error().message()).make(S);
    }
    if constexpr (!std::is_void_v<T>)
      ResultTraits<T>::to(Values, *Result);
    return nullptr;
  }

  wasm_store_t *S;
  Callable C;
};

template <typename T> struct CalledAs : CalledAs<decltype(&T::operator())> {};
template <typename T> struct Unwrapped {
  using Type = T;
};
template <typename T> struct Unwrapped<Expected<T>> {
  using Type = T;
};
template <typename C, typename R, typename... P>
struct CalledAs<R (C::*)(P...) const> {
  using Signature = typename Unwrapped<R>::Type(std::remove_cvref_t<P>...);
};
template <typename C, typename R, typename... P>
struct CalledAs<R (C::*)(P...)> {
  using Signature = typename Unwrapped<R>::Type(std::remove_cvref_t<P>...);
};
template <typename R, typename... P> struct CalledAs<R (*)(P...)> {
  using Signature = typename Unwrapped<R>::Type(std::remove_cvref_t<P>...);
};

/// Instances of one module with the same imports.
class Prepared {
public:
  explicit Prepared(wasmc_prepared_t *P) : Held(P) {}
  Expected<Instance> instantiate() const {
    wasm_trap_t *T = nullptr;
    wasmc_error_t *E = nullptr;
    if (wasm_instance_t *I = wasmc_prepared_instantiate(Held.get(), &T, &E))
      return Instance(I);
    if (T)
      return Error(T);
    return Error(E);
  }

private:
  Owner<wasmc_prepared_t, wasmc_prepared_delete> Held;
};

class Linker {
public:
  explicit Linker(const Store &In)
      : S(In.get()), Held(wasmc_linker_new(In.get())) {}

  /// A lambda or function; its type is the import's. Lives as long as the
  /// store. False if there is no memory.
  template <typename Callable>
  bool define(const char *Module, const char *Name, Callable C) {
    using Signature = typename CalledAs<Callable>::Signature;
    using Made = Callback<Callable, Signature>;
    auto *Env = new (std::nothrow) Made(S, std::move(C));
    return Env && wasmc_linker_define_unchecked(
                      Held.get(), Module, Name,
                      SignatureTraits<Signature>::make().get(), Made::call, Env,
                      Made::finalize);
  }
  bool defineInstance(const char *Module, const Instance &I) {
    return wasmc_linker_define_instance(Held.get(), Module, I.get());
  }
  Expected<void> defineWasi() {
    wasmc_error_t *E = nullptr;
    if (wasmc_linker_define_wasi(Held.get(), &E))
      return {};
    return Error(E);
  }
  Expected<Prepared> prepare(const Module &M) const {
    wasmc_error_t *E = nullptr;
    if (wasmc_prepared_t *P = wasmc_linker_prepare(Held.get(), M.get(), &E))
      return Prepared(P);
    return Error(E);
  }
  Expected<Instance> instantiate(const Module &M) const {
    Expected<Prepared> P = prepare(M);
    if (!P)
      return std::move(P.error());
    return P->instantiate();
  }

private:
  wasm_store_t *S;
  Owner<wasmc_linker_t, wasmc_linker_delete> Held;
};

} // namespace wasmc

#endif
