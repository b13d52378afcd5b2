;; price(amount, discount) = amount * 9.99 * (1 - discount)
(module
  (func (export "price") (param i32 f64) (result f64)
    (f64.mul
      (f64.mul (f64.convert_i32_s (local.get 0)) (f64.const 9.99))
      (f64.sub (f64.const 1) (local.get 1)))))
