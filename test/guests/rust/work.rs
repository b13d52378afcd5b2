// What a Rust program does with its collections, traits, iterators, formatting
// and wide integers, with a checksum over all of it.
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet, VecDeque};
use std::fmt;
use std::rc::Rc;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(f64),
    Operator(char),
    Open,
    Close,
}

#[derive(Debug)]
enum ParseError {
    Unexpected(char, usize),
    Unbalanced,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            ParseError::Unexpected(c, at) => write!(f, "unexpected {c:?} at {at}"),
            ParseError::Unbalanced => write!(f, "unbalanced parentheses"),
        }
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, ParseError> {
    let mut result = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        result.push(match c {
            ' ' => continue,
            '0'..='9' => {
                let mut end = at + 1;
                while let Some(&(next, '0'..='9' | '.')) = rest.peek() {
                    end = next + 1;
                    rest.next();
                }
                Token::Number(text[at..end].parse().unwrap())
            }
            '+' | '-' | '*' | '/' => Token::Operator(c),
            '(' => Token::Open,
            ')' => Token::Close,
            _ => return Err(ParseError::Unexpected(c, at)),
        });
    }
    Ok(result)
}

fn apply(operator: char, values: &mut Vec<f64>) -> Option<()> {
    let (right, left) = (values.pop()?, values.pop()?);
    values.push(match operator {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        _ => left / right,
    });
    Some(())
}

fn evaluate(text: &str) -> Result<f64, ParseError> {
    let rank = |operator| if matches!(operator, '*' | '/') { 2 } else { 1 };
    let (mut values, mut pending) = (Vec::new(), Vec::<Token>::new());
    for token in tokens(text)? {
        match token {
            Token::Number(value) => values.push(value),
            Token::Open => pending.push(token),
            Token::Close => loop {
                match pending.pop() {
                    Some(Token::Operator(o)) => apply(o, &mut values).ok_or(ParseError::Unbalanced)?,
                    Some(_) => break,
                    None => return Err(ParseError::Unbalanced),
                }
            },
            Token::Operator(new) => {
                while let Some(&Token::Operator(old)) = pending.last() {
                    if rank(old) < rank(new) {
                        break;
                    }
                    pending.pop();
                    apply(old, &mut values).ok_or(ParseError::Unbalanced)?;
                }
                pending.push(Token::Operator(new));
            }
        }
    }
    while let Some(token) = pending.pop() {
        match token {
            Token::Operator(o) => apply(o, &mut values).ok_or(ParseError::Unbalanced)?,
            _ => return Err(ParseError::Unbalanced),
        }
    }
    values.pop().ok_or(ParseError::Unbalanced)
}

trait Animal {
    fn sound(&self) -> String;
}
struct Dog(u8);
struct Cow;
impl Animal for Dog {
    fn sound(&self) -> String {
        "wuff ".repeat(self.0 as usize)
    }
}
impl Animal for Cow {
    fn sound(&self) -> String {
        "muh".to_owned()
    }
}

fn collections() {
    let text = "she sells sea shells by the sea shore the shells she sells are sea shells";
    let mut counts = HashMap::new();
    for word in text.split_whitespace() {
        *counts.entry(word).or_insert(0u32) += 1;
    }
    let sorted: BTreeMap<_, _> = counts.iter().collect();
    println!("{sorted:?}");
    let unique: HashSet<char> = text.chars().collect();
    println!("{} different characters", unique.len());

    let mut state = 1u64;
    let numbers: Vec<u64> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        state >> 33
    })
    .take(50_000)
    .collect();
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    let mut heap: BinaryHeap<_> = numbers.iter().copied().collect();
    let mut drained = VecDeque::new();
    while let Some(top) = heap.pop() {
        drained.push_front(top);
    }
    println!("sorted alike: {}", drained.iter().eq(sorted.iter()));
    println!("median {}, sum of even {}", sorted[25_000], numbers.iter().filter(|n| *n % 2 == 0).sum::<u64>());
}

fn integers() {
    let wide = 340_282_366_920_938_463_463_374_607_431_768_211_455u128;
    println!("{} {} {}", wide, wide / 1_000_000_007, wide % 998_244_353);
    println!("{:?} {:?}", i32::MAX.checked_add(1), i32::MIN.checked_div(-1));
    println!("{} {} {}", 200u8.saturating_add(100), i64::MIN.wrapping_abs(), 0x1234_5678u32.rotate_left(12));
    println!("{} {} {}", f64::NAN as i32, 1e20 as i64, -5.5f32 as u8);
    println!("{:08.3}|{:>+9}|{:#010x}|{:e}|{:?}", 3.14159, 42, 255, 1234.5, 0.1 + 0.2);
}

pub fn main() {
    for text in ["1 + 2 * 3", "(1 + 2) * 3 - 4 / 8", "2 * (3 + ", "7 & 1", "((((5))))"] {
        match evaluate(text) {
            Ok(value) => println!("{text} = {value}"),
            Err(error) => println!("{text}: {error}"),
        }
    }
    let animals: Vec<Rc<dyn Animal>> = vec![Rc::new(Dog(2)), Rc::new(Cow)];
    println!("{}", animals.iter().map(|a| a.sound()).collect::<Vec<_>>().join("+"));
    collections();
    integers();
}
