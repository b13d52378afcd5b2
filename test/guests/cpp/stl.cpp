// The STL at work: containers, algorithms, strings, streams and their
// formatting, smart pointers, virtual calls, static constructors in order.
// Nothing here depends on what the standard leaves open (orders of hash tables,
// of equal elements in std::sort), for the native library is another one.
#include "suite.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <deque>
#include <functional>
#include <iomanip>
#include <iostream>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <queue>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <unordered_map>
#include <variant>
#include <vector>

namespace {

struct Announcer {
  explicit Announcer(std::string Name) : Name(std::move(Name)) {
    std::cout << "construct " << this->Name << '\n';
  }
  ~Announcer() { std::cout << "destroy " << Name << '\n'; }
  std::string Name;
};

// Constructed when the program starts, whatever it was asked for.
Announcer First("first static"), Second("second static");

struct Shape {
  virtual ~Shape() = default;
  virtual double area() const = 0;
  virtual const char *name() const { return "shape"; }
};

struct Square : Shape {
  explicit Square(double Side) : Side(Side) {}
  double area() const override { return Side * Side; }
  const char *name() const override { return "square"; }
  double Side;
};

struct Circle : Shape {
  explicit Circle(double Radius) : Radius(Radius) {}
  double area() const override { return 3.141592653589793 * Radius * Radius; }
  double Radius;
};

void sorting() {
  std::mt19937 Generator(12345);
  std::vector<unsigned> Values(100000);
  for (unsigned &Value : Values)
    Value = Generator();
  std::vector<unsigned> Copy = Values;
  std::sort(Values.begin(), Values.end());
  std::stable_sort(Copy.begin(), Copy.end(), std::greater<>());
  std::reverse(Copy.begin(), Copy.end());
  std::cout << "sorted " << std::is_sorted(Values.begin(), Values.end())
            << ", both agree " << (Values == Copy) << ", smallest "
            << Values.front() << ", median " << Values[Values.size() / 2]
            << ", sum "
            << std::accumulate(Values.begin(), Values.end(), std::uint64_t(0))
            << '\n';
  std::nth_element(Copy.begin(), Copy.begin() + 500, Copy.end());
  std::cout << "500th " << Copy[500] << ", found "
            << std::binary_search(Values.begin(), Values.end(), Values[77])
            << '\n';
  std::string Word = "abcd";
  int Count = 0;
  do
    ++Count;
  while (std::next_permutation(Word.begin(), Word.end()));
  std::cout << Count << " permutations\n";
}

void containers() {
  std::istringstream Text("the quick brown fox jumps over the lazy dog and "
                          "the dog barks while the fox runs");
  std::map<std::string, int> Counts;
  std::unordered_map<std::string, int> Hashed;
  for (std::string Word; Text >> Word;) {
    ++Counts[Word];
    ++Hashed[Word];
  }
  for (const auto &[Word, Count] : Counts)
    std::cout << Word << '=' << Count << (Hashed[Word] == Count ? " " : "! ");
  std::cout << '\n';

  std::multiset<int> Bag{5, 1, 3, 3, 5, 5};
  std::set<int> Unique(Bag.begin(), Bag.end());
  std::cout << "bag of fives " << Bag.count(5) << ", unique " << Unique.size()
            << '\n';
  std::deque<int> Queue;
  for (int I = 0; I < 1000; ++I)
    I % 2 ? Queue.push_back(I) : Queue.push_front(I);
  std::cout << "deque " << Queue.front() << ' ' << Queue[500] << ' '
            << Queue.back() << '\n';
  std::list<int> List(10);
  std::iota(List.begin(), List.end(), 0);
  List.remove_if([](int Value) { return Value % 3 == 0; });
  List.reverse();
  for (int Value : List)
    std::cout << Value << ' ';
  std::priority_queue<int> Heap;
  for (int Value : {4, 9, 2, 7})
    Heap.push(Value);
  for (std::cout << "| heap"; !Heap.empty(); Heap.pop())
    std::cout << ' ' << Heap.top();
  std::cout << '\n';
}

void streams() {
  std::cout << std::setw(8) << std::setfill('.') << 42 << '|' << std::left
            << std::setw(8) << "left" << '|' << std::right << std::hex
            << std::showbase << 255 << std::dec << std::noshowbase << '|'
            << std::fixed << std::setprecision(3) << 2.0 / 3 << '|'
            << std::scientific << 123456.789 << '|' << std::defaultfloat
            << std::boolalpha << true << std::noboolalpha << '\n';
  std::cout << std::setprecision(17) << 0.1 << ' ' << 1e300 << ' '
            << std::numeric_limits<double>::infinity() << ' '
            << std::numeric_limits<double>::denorm_min() << ' '
            << std::numeric_limits<std::int64_t>::min() << '\n';
  std::istringstream In("17 0x1f 3.5e2 word");
  int Decimal = 0, Hex = 0;
  double Real = 0;
  std::string Word;
  In >> Decimal >> std::hex >> Hex >> Real >> Word;
  std::cout << Decimal << ' ' << Hex << ' ' << Real << ' ' << Word << ' '
            << In.eof() << '\n';
  int Bad = 7;
  std::istringstream Broken("x");
  Broken >> Bad;
  std::cout << "failed " << Broken.fail() << ", value " << Bad << '\n';
}

void values() {
  std::vector<std::unique_ptr<Shape>> Shapes;
  Shapes.push_back(std::make_unique<Square>(3));
  Shapes.push_back(std::make_unique<Circle>(2));
  double Total = 0;
  for (const auto &Shape : Shapes) {
    Total += Shape->area();
    std::cout << Shape->name()
              << (dynamic_cast<Square *>(Shape.get()) ? " (square)" : "")
              << ' ';
  }
  std::cout << Total << '\n';
  std::variant<int, std::string> Either = "text";
  std::optional<int> Maybe;
  std::cout << std::get<std::string>(Either) << ' ' << Maybe.value_or(-1) << ' '
            << std::bitset<12>(0xA5).to_string() << '\n';
  std::function<int(int)> Fibonacci = [&](int N) {
    return N < 2 ? N : Fibonacci(N - 1) + Fibonacci(N - 2);
  };
  std::cout << "fibonacci " << Fibonacci(20) << '\n';
  auto Shared = std::make_shared<Announcer>("shared");
  std::weak_ptr<Announcer> Weak = Shared;
  std::cout << "uses " << Shared.use_count() << '\n';
  Shared.reset();
  std::cout << "expired " << Weak.expired() << '\n';
  std::cout << std::string("needle in a haystack").find("hay") << ' '
            << std::stoll("-9000000000") << ' ' << std::to_string(2.5) << '\n';
}

} // namespace

int runStl() {
  sorting();
  containers();
  streams();
  values();
  return 0;
}
