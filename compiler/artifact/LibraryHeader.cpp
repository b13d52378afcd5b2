//===- LibraryHeader.cpp - a static library's C header --------------------===//
//
// C99 and C++. Behind the part that all libraries have in common: the functions
// that each has, for its own type of instances, then exports and imports.
//
//===----------------------------------------------------------------------===//

#include "compiler/artifact/LibraryModule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;

namespace {

/// A function of wasmc-library.h for an instance: its result, what follows the
/// instance, the arguments passed on.
struct CommonFunction {
  StringLiteral Result, Name, Params, Args;
  bool TakesConst;
};
constexpr CommonFunction CommonFunctions[] = {
    {"void", "delete", "", "", false},
    {"void *", "env", "", "", true},
    {"const char *", "message", "", "", true},
    {"bool", "frame_at", ", size_t number, wasmc_library_frame *frame",
     ", number, frame", true},
    {"int", "exit_code", "", "", true},
    {"void", "trap", ", const char *message", ", message", false},
    {"void", "set_fuel", ", uint64_t units", ", units", false},
    {"uint64_t", "fuel", "", "", true},
};

class HeaderPrinter {
public:
  HeaderPrinter(const LibraryDescription &Library, StringRef Common)
      : Library(Library), Prefix(Library.Name + "_"), Common(Common),
        Out(Text) {}

  std::string print() {
    Out << "// Made by wasmc from a WebAssembly module: don't edit.\n"
        << Common << "\n//===--- " << Library.Name << "\n\n"
        << "#ifndef WASMC_LIBRARY_OF_" << Library.Name
        << "\n#define WASMC_LIBRARY_OF_" << Library.Name
        << "\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n";
    printCommon();
    printExports();
    printImports();
    Out << "#ifdef __cplusplus\n} // extern \"C\"\n#endif\n\n#endif\n";
    return std::move(Text);
  }

private:
  void printCommon() {
    std::string Code = librarySymbol(Library);
    Out << "typedef struct " << Prefix << "instance " << Prefix
        << "instance;\nextern const struct wasmc_library " << Code
        << ";\n\n// See wasmc_library_new() and the like.\n"
        << "static inline " << Prefix << "instance *" << Prefix
        << "new(const wasmc_library_config *config) {\n  return (" << Prefix
        << "instance *)wasmc_library_new(&" << Code << ", config);\n}\n";
    for (const CommonFunction &F : CommonFunctions) {
      beginInline(F.Result, F.TakesConst, Prefix + F.Name.str(), F.Params);
      Out << (F.Result == "void" ? "  " : "  return ") << "wasmc_library_"
          << F.Name << "(" << handle(F.TakesConst) << F.Args << ");\n}\n";
    }
    if (usesWasi())
      Out << "\n// For config.wasi: see wasmc.h.\n"
             "struct wasmc_error_t;\n"
             "WASM_API_EXTERN struct wasmc_wasi_t *wasmc_wasi_new(void);\n"
             "WASM_API_EXTERN bool wasmc_wasi_add_arg(struct wasmc_wasi_t *, "
             "const char *);\n"
             "WASM_API_EXTERN bool wasmc_wasi_add_env(struct wasmc_wasi_t *, "
             "const char *name, const char *value);\n"
             "WASM_API_EXTERN bool wasmc_wasi_add_dir(struct wasmc_wasi_t *, "
             "const char *host, const char *guest, bool read_only, "
             "struct wasmc_error_t **);\n"
             "WASM_API_EXTERN bool wasmc_wasi_inherit_streams(struct "
             "wasmc_wasi_t *, struct wasmc_error_t **);\n";
  }

  bool usesWasi() const {
    return any_of(Library.Imports,
                  [](const LibraryImport &I) { return I.Symbol.empty(); });
  }

  static std::string handle(bool IsConst) {
    return std::string("(") + (IsConst ? "const " : "") +
           "struct wasmc_library_instance *)instance";
  }

  void beginInline(StringRef Result, bool TakesConst, const std::string &Name,
                   StringRef Params) {
    Out << "static inline " << Result << (Result.ends_with("*") ? "" : " ")
        << Name << "(" << (TakesConst ? "const " : "") << Prefix
        << "instance *instance" << Params << ") {\n";
  }

  //===--- Exports --------------------------------------------------------===//

  void printExports() {
    if (!Library.Functions.empty())
      Out << "\n//===--- Exports\n//\n// Results are written if the status is "
             "WASMC_OK.\n";
    for (const LibraryFunction &F : Library.Functions)
      if (F.For == LibraryFunction::Call)
        printCall(F);
      else
        printAccessor(F);
    Out << "\n";
  }

  void printCall(const LibraryFunction &F) {
    Out << "\n// \"" << F.Name << "\"\nwasmc_status " << F.Symbol << "("
        << Prefix << "instance *instance";
    printParams(F.Type);
    printAddresses(F.Type);
    Out << ");\n";
  }

  /// What is behind wasmc_library_, its result, what follows the instance.
  void printAccessor(const LibraryFunction &F) {
    auto Print = [&](StringRef Result, StringRef Name, StringRef Params,
                     StringRef Args) {
      Out << "\n// \"" << F.Name << "\"\n";
      beginInline(Result, false, F.Symbol, Params);
      Out << "  return wasmc_library_" << Name << "(" << handle(false) << ", "
          << F.Export << Args << ");\n}\n";
    };
    switch (F.For) {
    case LibraryFunction::MemoryData:
      return Print("uint8_t *", "memory_data", "", "");
    case LibraryFunction::MemorySize:
      return Print("uint64_t", "memory_size", "", "");
    case LibraryFunction::MemoryGrow:
      return Print("uint64_t", "memory_grow", ", uint64_t pages", ", pages");
    case LibraryFunction::TableSize:
      return Print("uint64_t", "table_size", "", "");
    case LibraryFunction::GlobalGet:
      Out << "\n// \"" << F.Name << "\"\n";
      beginInline(cType(F.Type.Results[0]), false, F.Symbol, "");
      Out << "  return wasmc_library_global_get(" << handle(false) << ", "
          << F.Export << ")." << member(F.Type.Results[0]) << ";\n}\n";
      return;
    case LibraryFunction::GlobalSet:
      Out << "\n// \"" << F.Name << "\"\n";
      beginInline("void", false, F.Symbol,
                  (Twine(", ") + cType(F.Type.Results[0]) + " value").str());
      Out << "  wasmc_library_value v;\n  v." << member(F.Type.Results[0])
          << " = value;\n"
          << "  wasmc_library_global_set(" << handle(false) << ", " << F.Export
          << ", v);\n}\n";
      return;
    case LibraryFunction::Call:
      break;
    }
    llvm_unreachable("printed elsewhere");
  }

  //===--- Imports --------------------------------------------------------===//

  void printImports() {
    StringSet<> Printed;
    for (const LibraryImport &I : Library.Imports) {
      if (I.Symbol.empty() || !Printed.insert(I.Symbol).second)
        continue;
      if (Printed.size() == 1)
        Out << "//===--- Imports: the program defines these\n\n";
      bool Returned =
          I.Type.Results.size() == 1 && I.Type.Results[0] != CType::V128;
      StringRef Result = Returned ? cType(I.Type.Results[0]) : "void";
      Out << "// \"" << I.Module << "\" \"" << I.Name << "\"\n"
          << Result << (Result.ends_with("*") ? "" : " ") << I.Symbol << "("
          << Prefix << "instance *caller";
      printParams(I.Type);
      if (!Returned)
        printAddresses(I.Type);
      Out << ");\n\n";
    }
  }

  //===--- Types ----------------------------------------------------------===//

  static StringRef cType(CType T) {
    constexpr StringLiteral Names[] = {"int32_t", "int64_t",    "float",
                                       "double",  "wasmc_v128", "void *"};
    return Names[size_t(T)];
  }
  static StringRef member(CType T) {
    constexpr StringLiteral Names[] = {"i32", "i64",  "f32",
                                       "f64", "v128", "ref"};
    return Names[size_t(T)];
  }

  void printParams(const LibrarySignature &Type) {
    for (size_t I = 0; I != Type.Params.size(); ++I) {
      CType T = Type.Params[I];
      Out << ", ";
      if (T == CType::V128)
        Out << "const " << cType(T) << " *";
      else
        Out << cType(T) << (T == CType::Ref ? "" : " ");
      Out << "p" << I;
    }
  }
  void printAddresses(const LibrarySignature &Type) {
    for (size_t I = 0; I != Type.Results.size(); ++I) {
      CType T = Type.Results[I];
      Out << ", " << cType(T) << (T == CType::Ref ? "*" : " *") << "r" << I;
    }
  }

  const LibraryDescription &Library;
  std::string Prefix;
  StringRef Common;
  std::string Text;
  raw_string_ostream Out;
};

} // namespace

std::string wasmc::libraryHeader(const LibraryDescription &Library,
                                 StringRef Common) {
  return HeaderPrinter(Library, Common).print();
}

std::vector<StringRef> wasmc::commonFunctionNames() {
  std::vector<StringRef> Names = {"instance", "new"};
  for (const CommonFunction &F : CommonFunctions)
    Names.push_back(F.Name);
  return Names;
}
