;; Inner products of packed rows: the inner loop of every distance between embeddings (see dot-tiles.ts).
;;
;; Rows lie packed in panels of four: for each step of four components, those of row 0, 1, 2, 3. One pass multiplies the
;; four rows of a panel of $a with two of a panel of $b and keeps eight sums of four lanes in registers. $bytes: of a
;; panel, a multiple of 128 (two steps a turn). $aEnd, $bEnd: behind the last panel. $out: rows of $stride bytes of f32.
;; A sum is lane by lane, then (0 + 1) + (2 + 3), each rounded to f32: the plain twin in dot-tiles.ts has the same bits.
(module
  (memory (export "memory") 40)
  (func (export "tile")
    (param $a i32) (param $aEnd i32) (param $b i32) (param $bEnd i32) (param $bytes i32) (param $out i32) (param $stride i32)
    (local $pa i32) (local $pb i32) (local $stop i32) (local $panel i32) (local $half i32) (local $cell i32)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128) (local $b0 v128) (local $b1 v128)
    (local $s00 v128) (local $s01 v128) (local $s10 v128) (local $s11 v128)
    (local $s20 v128) (local $s21 v128) (local $s30 v128) (local $s31 v128)
    loop $rows
      local.get $b local.set $panel
      local.get $out local.set $cell
      local.get $a local.get $bytes i32.add local.set $stop
      loop $columns
        i32.const 0 local.set $half
        loop $halves
          local.get $a local.set $pa
          local.get $panel local.get $half i32.add local.set $pb
          v128.const i32x4 0 0 0 0 local.set $s00
          v128.const i32x4 0 0 0 0 local.set $s01
          v128.const i32x4 0 0 0 0 local.set $s10
          v128.const i32x4 0 0 0 0 local.set $s11
          v128.const i32x4 0 0 0 0 local.set $s20
          v128.const i32x4 0 0 0 0 local.set $s21
          v128.const i32x4 0 0 0 0 local.set $s30
          v128.const i32x4 0 0 0 0 local.set $s31
          loop $steps
            local.get $pa v128.load offset=0 local.set $a0
            local.get $pa v128.load offset=16 local.set $a1
            local.get $pa v128.load offset=32 local.set $a2
            local.get $pa v128.load offset=48 local.set $a3
            local.get $pb v128.load offset=0 local.set $b0
            local.get $pb v128.load offset=16 local.set $b1
            local.get $s00 local.get $a0 local.get $b0 f32x4.mul f32x4.add local.set $s00
            local.get $s01 local.get $a0 local.get $b1 f32x4.mul f32x4.add local.set $s01
            local.get $s10 local.get $a1 local.get $b0 f32x4.mul f32x4.add local.set $s10
            local.get $s11 local.get $a1 local.get $b1 f32x4.mul f32x4.add local.set $s11
            local.get $s20 local.get $a2 local.get $b0 f32x4.mul f32x4.add local.set $s20
            local.get $s21 local.get $a2 local.get $b1 f32x4.mul f32x4.add local.set $s21
            local.get $s30 local.get $a3 local.get $b0 f32x4.mul f32x4.add local.set $s30
            local.get $s31 local.get $a3 local.get $b1 f32x4.mul f32x4.add local.set $s31
            local.get $pa v128.load offset=64 local.set $a0
            local.get $pa v128.load offset=80 local.set $a1
            local.get $pa v128.load offset=96 local.set $a2
            local.get $pa v128.load offset=112 local.set $a3
            local.get $pb v128.load offset=64 local.set $b0
            local.get $pb v128.load offset=80 local.set $b1
            local.get $s00 local.get $a0 local.get $b0 f32x4.mul f32x4.add local.set $s00
            local.get $s01 local.get $a0 local.get $b1 f32x4.mul f32x4.add local.set $s01
            local.get $s10 local.get $a1 local.get $b0 f32x4.mul f32x4.add local.set $s10
            local.get $s11 local.get $a1 local.get $b1 f32x4.mul f32x4.add local.set $s11
            local.get $s20 local.get $a2 local.get $b0 f32x4.mul f32x4.add local.set $s20
            local.get $s21 local.get $a2 local.get $b1 f32x4.mul f32x4.add local.set $s21
            local.get $s30 local.get $a3 local.get $b0 f32x4.mul f32x4.add local.set $s30
            local.get $s31 local.get $a3 local.get $b1 f32x4.mul f32x4.add local.set $s31
            local.get $pb i32.const 128 i32.add local.set $pb
            local.get $pa i32.const 128 i32.add local.tee $pa
            local.get $stop i32.lt_u br_if $steps
          end
          local.get $cell local.set $pa
          local.get $pa
          local.get $s00 f32x4.extract_lane 0 local.get $s00 f32x4.extract_lane 1 f32.add
          local.get $s00 f32x4.extract_lane 2 local.get $s00 f32x4.extract_lane 3 f32.add
          f32.add f32.store offset=0
          local.get $pa
          local.get $s01 f32x4.extract_lane 0 local.get $s01 f32x4.extract_lane 1 f32.add
          local.get $s01 f32x4.extract_lane 2 local.get $s01 f32x4.extract_lane 3 f32.add
          f32.add f32.store offset=4
          local.get $pa local.get $stride i32.add local.set $pa
          local.get $pa
          local.get $s10 f32x4.extract_lane 0 local.get $s10 f32x4.extract_lane 1 f32.add
          local.get $s10 f32x4.extract_lane 2 local.get $s10 f32x4.extract_lane 3 f32.add
          f32.add f32.store offset=0
          local.get $pa
          local.get $s11 f32x4.extract_lane 0 local.get $s11 f32x4.extract_lane 1 f32.add
          local.get $s11 f32x4.extract_lane 2 local.get $s11 f32x4.extract_lane 3 f32.add
          f32.add f32.store offset=4
          local.get $pa local.get $stride i32.add local.set $pa
          local.get $pa
          local.get $s20 f32x4.extract_lane 0 local.get $s20 f32x4.extract_lane 1 f32.add
          local.get $s20 f32x4.extract_lane 2 local.get $s20 f32x4.extract_lane 3 f32.add
          f32.add f32.store offset=0
          local.get $pa
          local.get $s21 f32x4.extract_lane 0 local.get $s21 f32x4.extract_lane 1 f32.add
          local.get $s21 f32x4.extract_lane 2 local.get $s21 f32x4.extract_lane 3 f32.add
          f32.add f32.store offset=4
          local.get $pa local.get $stride i32.add local.set $pa
          local.get $pa
          local.get $s30 f32x4.extract_lane 0 local.get $s30 f32x4.extract_lane 1 f32.add
          local.get $s30 f32x4.extract_lane 2 local.get $s30 f32x4.extract_lane 3 f32.add
          f32.add f32.store offset=0
          local.get $pa
          local.get $s31 f32x4.extract_lane 0 local.get $s31 f32x4.extract_lane 1 f32.add
          local.get $s31 f32x4.extract_lane 2 local.get $s31 f32x4.extract_lane 3 f32.add
          f32.add f32.store offset=4
          local.get $cell i32.const 8 i32.add local.set $cell
          local.get $half i32.const 32 i32.add local.tee $half
          i32.const 64 i32.lt_u br_if $halves
        end
        local.get $panel local.get $bytes i32.add local.tee $panel
        local.get $bEnd i32.lt_u br_if $columns
      end
      local.get $out local.get $stride i32.const 4 i32.mul i32.add local.set $out
      local.get $stop local.tee $a
      local.get $aEnd i32.lt_u br_if $rows
    end))
