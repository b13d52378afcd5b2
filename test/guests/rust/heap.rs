// 100 MB of heap in Rust.
pub fn main() {
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    for i in 0..100usize {
        let mut block = vec![0u8; 1_000_000];
        for (j, byte) in block.iter_mut().enumerate() {
            *byte = (i * 31 + j) as u8;
        }
        blocks.push(block);
    }
    let total: usize = blocks.iter().map(Vec::len).sum();
    let sum = blocks.iter().flatten().fold(0u64, |sum, &byte| sum.wrapping_mul(31).wrapping_add(byte as u64));
    println!("{total} bytes, sum {sum}");
    blocks.retain(|block| block[0] % 2 == 0);
    println!("{} blocks kept", blocks.len());
    let joined = blocks.concat();
    println!("joined {}, last {}", joined.len(), joined[joined.len() - 1]);
}
