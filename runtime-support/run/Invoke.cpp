//===- Invoke.cpp - the exports that a run calls --------------------------===//

#include "runtime-support/run/Invoke.h"
#include "runtime-support/loader/Array.h"
#include "runtime-support/run/Numbers.h"
#include "runtime-support/sandbox/CommandLine.h"
#include "runtime-support/sys/Print.h"

using namespace wasmc;
using loader::Bytes;
using loader::Outcome;

namespace {

Bytes bytesOf(const char *Text) { return {Text, sys::length(Text)}; }

bool isNumber(abi::ValueType T) {
  return T.Code >= uint32_t(run::NumberType::F64) &&
         T.Code <= uint32_t(run::NumberType::I32);
}

class Caller {
public:
  Caller(loader::Store &S, const loader::Instance &I,
         const sandbox::Settings &Settings, const char *Program,
         loader::Problem &P)
      : S(S), I(I), Settings(Settings), Program(Program), P(P) {}

  bool callStart() {
    constexpr const char *Name = "_start";
    loader::Extern F;
    if (!loader::findExport(I, bytesOf(Name), F)) {
      P.Why << "it has no _start; --invoke EXPORT calls another export";
      return false;
    }
    return callPlain(Name, F);
  }

  bool callNamed() {
    constexpr const char *Initialize = "_initialize";
    loader::Extern F;
    if (!find(Settings.Invoke, F) || !checkTypes())
      return false;
    loader::Extern Init;
    if (loader::findExport(I, bytesOf(Initialize), Init) &&
        !callPlain(Initialize, Init))
      return false;
    // _initialize has a type of its own.
    return find(Settings.Invoke, F) && callWithArguments(F);
  }

private:
  bool find(const char *Name, loader::Extern &F) {
    if (loader::findExport(I, bytesOf(Name), F) &&
        F.Type.Kind == abi::ExternKind::Func) {
      Type = loader::funcType(*S.In, F.Type);
      return true;
    }
    P.Why << "it exports no function \"" << Name << "\"";
    return false;
  }

  bool callPlain(const char *Name, const loader::Extern &F) {
    loader::Extern Found;
    if (!find(Name, Found))
      return false;
    if (Type.NumParams || Type.NumResults) {
      P.Why << Name << " has parameters or results";
      return false;
    }
    return call(F, nullptr);
  }

  bool checkTypes() {
    for (uint32_t N = 0; N != Type.NumParams; ++N)
      if (!isNumber(Type.Params[N]))
        return refuse("parameters");
    for (uint32_t N = 0; N != Type.NumResults; ++N)
      if (!isNumber(Type.Results[N]))
        return refuse("results");
    return true;
  }
  bool refuse(const char *What) {
    P.Why << Settings.Invoke << " has " << What << " that are no numbers";
    return false;
  }

  bool callWithArguments(const loader::Extern &F) {
    const abi::RunGrants &G = Settings.Grants;
    if (G.NumArgs != Type.NumParams)
      sandbox::usageError(Program, "too few or too many arguments for",
                          Settings.Invoke);
    loader::Array<loader::Value> Values = {};
    if (!Values.reserve(uint64_t(Type.NumParams) + Type.NumResults)) {
      P.Why << "no memory for its arguments";
      return false;
    }
    for (uint32_t N = 0; N != Type.NumParams; ++N) {
      Values[N] = {};
      if (!run::parseNumber(run::NumberType(Type.Params[N].Code), G.Args[N],
                            Values[N].Words[0]))
        sandbox::usageError(Program, "not a number of its type:", G.Args[N]);
    }
    if (!call(F, Values.Items))
      return false;
    print(Values.Items);
    return true;
  }

  /// What traps or exits doesn't come back.
  bool call(const loader::Extern &F, loader::Value *Values) {
    loader::Value None;
    return loader::invoke(S, F, Values ? Values : &None, P) == Outcome::Ok;
  }

  void print(const loader::Value *Values) {
    sys::Printer Out(1);
    for (uint32_t N = 0; N != Type.NumResults; ++N) {
      char Text[run::NumberLength];
      run::printNumber(run::NumberType(Type.Results[N].Code),
                       Values[N].Words[0], Text);
      Out << Text << '\n';
    }
  }

  loader::Store &S;
  const loader::Instance &I;
  const sandbox::Settings &Settings;
  const char *Program;
  loader::Problem &P;
  loader::FuncType Type = {};
};

} // namespace

bool run::callExports(loader::Store &S, const loader::Instance &I,
                      const sandbox::Settings &Settings, const char *Program,
                      loader::Problem &P) {
  Caller C(S, I, Settings, Program, P);
  return Settings.Invoke ? C.callNamed() : C.callStart();
}
