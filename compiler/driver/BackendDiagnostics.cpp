//===- BackendDiagnostics.cpp - LLVM's complaints as errors ---------------===//

#include "compiler/driver/BackendDiagnostics.h"
#include "compiler/base/Error.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;

BackendDiagnostics::BackendDiagnostics(LLVMContext &Context)
    : Context(Context) {
  Context.setDiagnosticHandlerCallBack(
      [](const DiagnosticInfo *Info, void *Self) {
        auto &First = static_cast<BackendDiagnostics *>(Self)->First;
        if (Info->getSeverity() != DS_Error || !First.empty())
          return;
        raw_string_ostream OS(First);
        DiagnosticPrinterRawOStream Printer(OS);
        Info->print(Printer);
      },
      this);
}

BackendDiagnostics::~BackendDiagnostics() {
  Context.setDiagnosticHandlerCallBack(nullptr);
}

Error BackendDiagnostics::takeError() {
  if (First.empty())
    return Error::success();
  return inputError(Diag::ImplementationLimit, NoOffset, First);
}
