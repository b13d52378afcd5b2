// Arguments, environment, standard input, clocks and random hash keys, as Rust's
// standard library reaches them. Clocks and randomness by properties only.
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, BufRead, Read, Write};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

pub fn main() {
    for (index, argument) in std::env::args().enumerate().skip(2) {
        println!("argument {index}: {argument:?}");
    }
    let mut variables: Vec<_> = std::env::vars().collect();
    variables.sort();
    for (name, value) in &variables {
        println!("variable {name} = {value:?}");
    }
    println!("missing: {:?}", std::env::var("NOT_GRANTED"));

    let mut first = String::new();
    io::stdin().lock().read_line(&mut first).unwrap();
    let mut rest = Vec::new();
    io::stdin().read_to_end(&mut rest).unwrap();
    println!("first line {:?}, then {} bytes", first, rest.len());

    let start = Instant::now();
    std::thread::sleep(Duration::from_millis(20));
    println!("slept at least 20 ms: {}", start.elapsed() >= Duration::from_millis(20));
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    println!("the year is after 2023: {}", since.as_secs() > 1_704_067_200);

    let hash = |state: RandomState| {
        let mut hasher = state.build_hasher();
        hasher.write_u64(1);
        hasher.finish()
    };
    // The keys of one thread count up from a random start.
    println!("hash keys differ: {}", hash(RandomState::new()) != hash(RandomState::new()));

    io::stdout().write_all(b"bytes \xff that aren't UTF-8\n").unwrap();
    std::process::exit(7);
}
