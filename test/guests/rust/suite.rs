// Does what the first argument says: the Rust guests share one program, for most
// of it is the library.
mod files;
mod heap;
mod panic;
mod system;
mod work;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("files") => files::main().unwrap(),
        Some("heap") => heap::main(),
        Some("panic") => panic::main(),
        Some("system") => system::main(),
        Some("work") => work::main(),
        part => {
            eprintln!("no part is called {part:?}");
            std::process::exit(2);
        }
    }
}
