// A panic: what was printed before it arrives, the message goes to standard
// error, nothing after it runs. Natively the process ends with code 101; Wasm's
// panics abort, which is a trap.
pub fn main() {
    let items = [1, 2, 3];
    let index = std::env::args().count() + 6;
    println!("before the panic");
    println!("never printed: {}", items[index]);
}
