//===- ScriptHost.cpp - what all scripts of a configuration share ---------===//

#include "compiler/driver/Compile.h"
#include "compiler/driver/Loader.h"
#include "compiler/script/RunScript.h"
#include "compiler/script/Spectest.h"

using namespace llvm;
using namespace wasmc;

static Expected<MemoryFile> compileSpectest(const ScriptOptions &Options) {
  Expected<AssembledModule> Module =
      assembleText(spectestText(Options.Accepted));
  if (!Module)
    return Module.takeError();
  auto Image = compile(Module->Bytes, Options.Compile, Session());
  if (!Image)
    return Image.takeError();
  return MemoryFile::create(*Image);
}

Expected<std::unique_ptr<ScriptHost>>
ScriptHost::create(const ScriptOptions &Given) {
  std::unique_ptr<ScriptHost> Host(new ScriptHost(Given));
  Host->Options.Compile.Form = ImageForm::Loadable;
  Expected<MemoryFile> Program =
      MemoryFile::create(loaderProgram(Given.Compile.Target.Architecture));
  if (!Program)
    return Program.takeError();
  Expected<MemoryFile> Image = compileSpectest(Host->Options);
  if (!Image)
    return Image.takeError();
  Host->LoaderFile = std::move(*Program);
  Host->SpectestFile = std::move(*Image);
  Host->Loader = Given.Runner;
  Host->Loader.push_back(Host->LoaderFile.path());
  return Host;
}
