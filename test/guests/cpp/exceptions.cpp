// C++ exceptions, built in both of WebAssembly's encodings; the first argument
// says which part. What a library throws is caught by type and its text isn't
// printed: native and Wasm program have different libraries.
#include <algorithm>
#include <any>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <functional>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace {

#define NOINLINE __attribute__((noinline))

/// Says when it begins and ends, and whether an exception is on its way then.
struct Tracer {
  explicit Tracer(const char *Name) : Name(Name) {
    std::printf("  +%s\n", Name);
  }
  ~Tracer() {
    std::printf("  -%s%s\n", Name,
                std::uncaught_exceptions() ? " while unwinding" : "");
  }
  Tracer(const Tracer &) = delete;
  const char *Name;
};

struct Base : std::runtime_error {
  using std::runtime_error::runtime_error;
  virtual int code() const { return 1; }
};
struct Derived : Base {
  Derived(const std::string &Text, int Code) : Base(Text), Code(Code) {}
  int code() const override { return Code; }
  int Code;
};
struct Left : virtual Base {
  Left() : Base("left") {}
};
struct Right : virtual Base {
  Right() : Base("right") {}
};
struct Both : Left, Right {
  Both() : Base("both") {}
};

// Frames: exceptions cross many of them, of several shapes.

volatile int Sink;

NOINLINE int descend(int Depth, const std::string &Text) {
  std::string Local = Text + std::to_string(Depth % 10);
  if (Depth == 0)
    throw Derived(Local.substr(0, 4), 4711);
  int Result = descend(Depth - 1, Local.size() > 64 ? Text : Local);
  Sink += Local.size();
  return Result + 1;
}

void frames() {
  for (int Depth : {0, 1, 10, 1000, 10000})
    try {
      descend(Depth, "text");
      std::puts("not reached");
    } catch (const Derived &E) {
      std::printf("%d frames: %s %d\n", Depth, E.what(), E.code());
    }
}

// Types: which handler is taken.

NOINLINE void throwKind(int Kind) {
  static int Number = 5;
  switch (Kind) {
  case 0:
    throw 42;
  case 1:
    throw 42L;
  case 2:
    throw 2.5;
  case 3:
    throw "a literal";
  case 4:
    throw std::string("a string");
  case 5:
    throw Base("base");
  case 6:
    throw Derived("derived", 7);
  case 7:
    throw Both();
  case 8:
    throw &Number;
  case 9:
    throw std::logic_error("logic");
  case 10:
    throw nullptr;
  case 11:
    throw std::make_unique<int>(11);
  case 12: {
    struct Large {
      char Bytes[100000];
      int Last;
    } L = {};
    L.Last = 12;
    throw L;
  }
  default:
    return;
  }
}

NOINLINE void catchKind(int Kind) {
  try {
    throwKind(Kind);
    std::printf("%d: nothing\n", Kind);
  } catch (int Value) {
    std::printf("%d: int %d\n", Kind, Value);
  } catch (long Value) {
    std::printf("%d: long %ld\n", Kind, Value);
  } catch (double Value) {
    std::printf("%d: double %g\n", Kind, Value);
  } catch (const char *Text) {
    // nullptr converts to any pointer.
    std::printf("%d: characters %s\n", Kind, Text ? Text : "(null)");
  } catch (const std::string &Text) {
    std::printf("%d: string %s\n", Kind, Text.c_str());
  } catch (const Derived &E) {
    std::printf("%d: derived %s %d\n", Kind, E.what(), E.code());
  } catch (const Left &E) {
    std::printf("%d: left %s\n", Kind, E.what());
  } catch (Base &E) {
    std::printf("%d: base %s %d\n", Kind, E.what(), E.code());
  } catch (const int *Pointer) {
    std::printf("%d: pointer to %d\n", Kind, *Pointer);
  } catch (const std::exception &E) {
    std::printf("%d: exception %s\n", Kind, E.what());
  } catch (const std::unique_ptr<int> &Pointer) {
    std::printf("%d: unique pointer to %d\n", Kind, *Pointer);
  } catch (...) {
    std::printf("%d: something\n", Kind);
  }
}

void types() {
  for (int Kind = 0; Kind <= 13; ++Kind)
    catchKind(Kind);
  try {
    throw Derived("sliced", 9);
  } catch (Base E) { // by value
    std::printf("by value: %d\n", E.code());
  }
  try {
    throw Derived("changed", 9);
  } catch (Derived &E) {
    E.Code = 10;
    try {
      throw;
    } catch (Base &Again) {
      std::printf("by reference: %d\n", Again.code());
    }
  }
}

// Order: destructors, constructors that fail, function try blocks.

struct Members {
  explicit Members(bool Fail) : A("first member"), B("second member") {
    Tracer Local("constructor's local");
    if (Fail)
      throw Base("constructor");
  }
  ~Members() { std::puts("  ~Members"); }
  Tracer A, B;
};

struct Counted {
  Counted() {
    if (Made == 3)
      throw Base("fourth element");
    Number = Made++;
  }
  ~Counted() { std::printf("  ~element %d\n", Number); }
  static inline int Made = 0;
  int Number;
};

struct WithTryBlock {
  explicit WithTryBlock(int Kind) try : Held(Kind == 0), Text("text") {
    std::puts("  made");
  } catch (const Base &E) {
    std::printf("  function try block: %s\n", E.what());
    throw std::string("replaced");
  }
  Members Held;
  std::string Text;
};

NOINLINE void middle(int How) {
  Tracer Outer("middle");
  try {
    Tracer Inner("middle, in try");
    throwKind(How);
  } catch (const std::string &Text) {
    Tracer InHandler("handler");
    std::printf("  rethrows %s\n", Text.c_str());
    throw;
  }
  std::puts("  middle goes on");
}

void order() {
  for (int How : {4, 5, 13})
    try {
      Tracer First("outer");
      middle(How);
    } catch (const std::string &Text) {
      std::printf("outer caught %s\n", Text.c_str());
    } catch (const Base &E) {
      std::printf("outer caught %s\n", E.what());
    }
  for (bool Fail : {false, true})
    try {
      auto Made = std::make_unique<Members>(Fail);
      std::puts("made");
    } catch (const Base &E) {
      std::printf("failed: %s\n", E.what());
    }
  try {
    std::unique_ptr<Counted[]> Elements(new Counted[6]);
  } catch (const Base &E) {
    std::printf("failed: %s\n", E.what());
  }
  for (int Kind : {0, 1})
    try {
      WithTryBlock Made(Kind);
    } catch (const std::string &Text) {
      std::printf("failed: %s\n", Text.c_str());
    }
}

// Nesting: several exceptions at once, handlers that throw, loops left by
// throws.

struct ThrowsWithin {
  ~ThrowsWithin() {
    try {
      throw Base("within a destructor");
    } catch (const Base &E) {
      std::printf("  %s, %d uncaught\n", E.what(), std::uncaught_exceptions());
    }
  }
};

NOINLINE int nest(int Depth) {
  try {
    if (Depth == 0)
      throw 1;
    throw nest(Depth - 1) + 1;
  } catch (int Value) {
    return Value * 2;
  }
}

void printNested(const std::exception &E, int Level = 0) {
  std::printf("  %*s%s\n", Level * 2, "", E.what());
  try {
    std::rethrow_if_nested(E);
  } catch (const std::exception &Inner) {
    printNested(Inner, Level + 1);
  }
}

void nesting() {
  try {
    ThrowsWithin Guard;
    throw Derived("outside", 1);
  } catch (const Base &E) {
    std::printf("caught %s\n", E.what());
  }
  std::printf("nested handlers: %d\n", nest(10));
  try {
    try {
      try {
        throw std::out_of_range("inmost");
      } catch (...) {
        std::throw_with_nested(Base("middle"));
      }
    } catch (...) {
      std::throw_with_nested(std::logic_error("outmost"));
    }
  } catch (const std::exception &E) {
    printNested(E);
  }
  std::string Trail;
  for (int I = 0; I < 10; ++I)
    try {
      if (I == 2)
        continue;
      if (I == 8)
        break;
      throwKind(I % 3);
    } catch (int) {
      Trail += 'i';
      if (I == 6)
        continue;
      Trail += '.';
    } catch (...) {
      Trail += 'x';
    }
  std::printf("trail: %s\n", Trail.c_str());
}

// Exception pointers outlive their handlers.

void pointers() {
  std::vector<std::exception_ptr> Kept;
  for (int Kind : {0, 4, 6, 9})
    try {
      throwKind(Kind);
    } catch (...) {
      Kept.push_back(std::current_exception());
    }
  Kept.push_back(std::make_exception_ptr(Derived("made", 8)));
  Kept.push_back(Kept[2]);
  std::printf("none in flight: %d\n", std::current_exception() == nullptr);
  for (int Round = 0; Round < 2; ++Round)
    for (const std::exception_ptr &Pointer : Kept)
      try {
        std::rethrow_exception(Pointer);
      } catch (int Value) {
        std::printf("int %d\n", Value);
      } catch (const std::string &Text) {
        std::printf("string %s\n", Text.c_str());
      } catch (const std::exception &E) {
        std::printf("exception %s\n", E.what());
      }
  std::printf("same object: %d %d\n", Kept[2] == Kept[5], Kept[2] == Kept[4]);
}

// Calls that go through tables and through C.

struct Shape {
  virtual ~Shape() = default;
  virtual double area() const = 0;
};
struct Square : Shape {
  explicit Square(double Side) : Side(Side) {}
  double area() const override {
    return Side < 0 ? throw std::domain_error("negative side") : Side * Side;
  }
  double Side;
};
struct Shapeless : Shape {
  double area() const override { throw Derived("no area", 3); }
};

int compareOrThrow(const void *A, const void *B) {
  int X = *static_cast<const int *>(A), Y = *static_cast<const int *>(B);
  if (X == 13 || Y == 13)
    throw Base("thirteen");
  return (X > Y) - (X < Y);
}

void indirect() {
  std::vector<std::unique_ptr<Shape>> Shapes;
  Shapes.push_back(std::make_unique<Square>(3));
  Shapes.push_back(std::make_unique<Square>(-1));
  Shapes.push_back(std::make_unique<Shapeless>());
  for (const auto &S : Shapes)
    try {
      std::printf("area %g\n", S->area());
    } catch (const std::exception &E) {
      std::printf("no area: %s\n", E.what());
    }
  std::vector<std::function<int(int)>> Functions = {
      [](int X) { return X + 1; },
      [](int X) { return X > 1 ? throw std::to_string(X) : X; },
      std::function<int(int)>(),
      [&](int X) { return Functions[1](X + 1); },
  };
  for (const auto &F : Functions)
    for (int X : {1, 2})
      try {
        std::printf("function: %d\n", F(X));
      } catch (const std::string &Text) {
        std::printf("function threw %s\n", Text.c_str());
      } catch (const std::bad_function_call &) {
        std::puts("no function");
      }
  int Numbers[] = {5, 3, 13, 1};
  try {
    std::qsort(Numbers, 4, sizeof(int), compareOrThrow);
  } catch (const Base &E) {
    std::printf("qsort: %s\n", E.what());
  }
  std::vector<int> Many(1000);
  for (int I = 0; I < 1000; ++I)
    Many[I] = I * 7919 % 1000;
  int Comparisons = 0;
  try {
    std::sort(Many.begin(), Many.end(), [&](int A, int B) {
      return ++Comparisons == 500 ? throw 'c' : A < B;
    });
  } catch (char C) {
    std::printf("sort left by '%c' after %d\n", C, Comparisons);
  }
}

// What the library throws.

template <typename Expected, typename Function>
void expect(const char *What, Function F) {
  try {
    F();
    std::printf("%s: nothing\n", What);
  } catch (const Expected &E) {
    std::printf("%s: as expected%s\n", What,
                std::strlen(E.what()) ? "" : ", without words");
  } catch (...) {
    std::printf("%s: something else\n", What);
  }
}

void library() {
  std::vector<int> Three(3);
  std::string Text = "text";
  expect<std::out_of_range>("vector::at",
                            [&] { Sink = Three.at(Three.size()); });
  expect<std::out_of_range>("string::at", [&] { Sink = Text.at(4); });
  expect<std::out_of_range>("string::substr",
                            [&] { Sink = Text.substr(5).size(); });
  expect<std::length_error>("string too long", [&] {
    Text.reserve(std::numeric_limits<size_t>::max());
  });
  expect<std::length_error>("vector too long", [&] {
    Three.resize(std::numeric_limits<size_t>::max() / 2);
  });
  expect<std::invalid_argument>("stoi", [] { Sink = std::stoi("no number"); });
  expect<std::out_of_range>("stoi, large",
                            [] { Sink = std::stoi("99999999999999999999"); });
  expect<std::bad_optional_access>("optional",
                                   [] { Sink = std::optional<int>().value(); });
  expect<std::bad_variant_access>(
      "variant", [] { Sink = std::get<int>(std::variant<int, char>('c')); });
  expect<std::bad_any_cast>("any",
                            [] { Sink = std::any_cast<int>(std::any(1.5)); });
  expect<std::bad_cast>("dynamic_cast", [] {
    std::unique_ptr<Shape> S = std::make_unique<Square>(1);
    Sink = dynamic_cast<Shapeless &>(*S).area();
  });
  expect<std::bad_alloc>("new", [] {
    void *volatile Memory =
        ::operator new(std::numeric_limits<size_t>::max() - 100000);
    Sink = Memory != nullptr;
  });
  expect<std::ios_base::failure>("stream", [] {
    std::istringstream In("text");
    In.exceptions(std::ios::failbit);
    int Number;
    In >> Number;
  });
}

void everything() {
  const struct {
    const char *Name;
    void (*Run)();
  } Parts[] = {{"frames", frames},     {"types", types},
               {"order", order},       {"nesting", nesting},
               {"pointers", pointers}, {"indirect", indirect},
               {"library", library}};
  for (const auto &Part : Parts) {
    std::printf("== %s\n", Part.Name);
    Part.Run();
  }
}

// A million throws: what they took must be given back.

size_t memoryBytes() {
#ifdef __wasm__
  return __builtin_wasm_memory_size(0) * 65536;
#else
  return 0;
#endif
}

NOINLINE int throwNumber(int Number) {
  if (Number % 2)
    throw std::runtime_error("odd " + std::to_string(Number));
  throw Number;
}

void loop() {
  long Sum = 0;
  size_t Before = 0;
  for (int I = 0; I < 1000000; ++I) {
    if (I == 1000)
      Before = memoryBytes();
    try {
      Sum += throwNumber(I);
    } catch (int Number) {
      Sum += Number % 7;
    } catch (const std::exception &E) {
      Sum += E.what()[4];
    }
  }
  std::printf("sum %ld, memory grew: %s\n", Sum,
              memoryBytes() == Before ? "no" : "yes");
}

void notThrough() noexcept { throwKind(6); }

} // namespace

int main(int Argc, char **Argv) {
  std::string Part = Argc > 1 ? Argv[1] : "";
  std::printf("part '%s'\n", Part.c_str());
  std::fflush(stdout);
  if (Part == "loop")
    loop();
  else if (Part == "uncaught")
    throwKind(6);
  else if (Part == "noexcept")
    notThrough();
  else if (Part == "exit") // No destructor runs, no handler is taken.
    try {
      Tracer Guard("never ended");
      std::exit(17);
    } catch (...) {
      std::puts("caught an exit");
    }
  else
    everything();
  return 0;
}
