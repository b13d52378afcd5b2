"""A module of 200,000 different types and 90,000 exported tables."""
NAMES = ["i32", "i64", "f32", "f64", "v128", "externref", "funcref"]
print("(module")
for number in range(200000):
    digits = (number // 7**place % 7 for place in range(7))
    print(f"(type (func (param {' '.join(NAMES[d] for d in digits)})))")
for number in range(90000):
    print(f'(table (export "{number}") 0 funcref)')
print(")")
